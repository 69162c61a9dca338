import apex.jorje.semantic.common.TestAccessEvaluator;
import apex.jorje.semantic.compiler.Namespace;
import apex.jorje.semantic.symbol.type.SObjectTypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfo;

/** What code of the org's own namespace may see: every namespace of the platform, and its own custom metadata. */
final class OrgAccess extends TestAccessEvaluator {

    @Override
    public boolean isAccessibleSystemNamespace(Namespace namespace) {
        return true;
    }

    @Override
    public boolean isAccessibleOrTrustedNamespace(Namespace namespace) {
        return true;
    }

    @Override
    public boolean isSetupEntityVisibleToType(SObjectTypeInfo object, TypeInfo type) {
        return true;
    }
}
