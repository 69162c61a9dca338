import apex.common.base.Initializer;
import apex.common.base.Initializers;
import apex.jorje.semantic.ast.modifier.ModifierGroups;
import apex.jorje.semantic.compiler.Namespaces;
import apex.jorje.semantic.symbol.member.method.MethodInfo;
import apex.jorje.semantic.symbol.member.method.MethodTable;
import apex.jorje.semantic.symbol.member.method.StandardMethodInfo;
import apex.jorje.semantic.symbol.member.method.StandardMethodTable;
import apex.jorje.semantic.symbol.type.BasicType;
import apex.jorje.semantic.symbol.type.StandardTypeInfoImpl;
import apex.jorje.semantic.symbol.type.TypeInfo;
import apex.jorje.semantic.symbol.type.UnitType;

/**
 * A library type that Apex source cannot declare under its own name. Source declares {@code System.DatabaseDeclared}, and in it
 * {@code insertDeclared}, because {@code insert} is reserved; here both get their names.
 */
final class DeclaredType {

    static final String SUFFIX = "Declared";

    private DeclaredType() {}

    static TypeInfo of(TypeInfo source, String namespace, String name, String bytecodeName) {
        StandardTypeInfoImpl.Builder builder = StandardTypeInfoImpl.builder();
        builder.setBytecodeName(bytecodeName);
        builder.setApexName(namespace + "." + name);
        builder.setBasicType(BasicType.APEX_OBJECT);
        builder.setNamespace(Namespaces.create(namespace));
        builder.setUnitType(UnitType.CLASS);
        builder.setModifiers(ModifierGroups.ONLY_GLOBAL);
        builder.setMethods(Initializers.memoize((Initializer<MethodTable, TypeInfo>) type -> methodsOf(source, type)));
        return builder.buildResolved();
    }

    private static MethodTable methodsOf(TypeInfo source, TypeInfo type) {
        MethodTable methods = new StandardMethodTable();
        for (MethodInfo method : source.methods().getStaticsAndInstance()) {
            methods.addDuplicatesAllowed(named(method, type));
        }
        return methods.resolve();
    }

    private static MethodInfo named(MethodInfo method, TypeInfo type) {
        String name = method.getName();
        boolean isReserved = name.endsWith(SUFFIX);
        return StandardMethodInfo.builder()
            .setDefiningType(type)
            .setName(isReserved ? name.substring(0, name.length() - SUFFIX.length()) : name)
            .setNamedParameterTypes(method.getParameterTypes())
            .setReturnType(method.getReturnType())
            .setModifiers(method.getModifiers())
            .build();
    }
}
