import apex.jorje.semantic.ast.expression.SoqlExpression;
import apex.jorje.semantic.ast.expression.SoslExpression;
import apex.jorje.semantic.ast.visitor.ValidationScope;
import apex.jorje.semantic.compiler.sfdc.QueryValidator;
import apex.jorje.semantic.symbol.resolver.SymbolResolver;

/** The org checks what stands inside a query, not the compiler; here the local org's own compiler does. */
final class AcceptedQueries implements QueryValidator {

    @Override
    public String validateSoql(SymbolResolver symbols, ValidationScope scope, SoqlExpression query) {
        return query.getRawQuery();
    }

    @Override
    public String validateSosl(SymbolResolver symbols, ValidationScope scope, SoslExpression query) {
        return query.getRawQuery();
    }
}
