import apex.jorje.semantic.ast.modifier.ModifierGroups;
import apex.jorje.semantic.bcl.ExceptionMethods;
import apex.jorje.semantic.compiler.Namespace;
import apex.jorje.semantic.compiler.Namespaces;
import apex.jorje.semantic.compiler.sfdc.SymbolProvider;
import apex.jorje.semantic.symbol.resolver.SymbolResolver;
import apex.jorje.semantic.symbol.type.BasicType;
import apex.jorje.semantic.symbol.type.InternalTypeInfos;
import apex.jorje.semantic.symbol.type.StandardTypeInfoImpl;
import apex.jorje.semantic.symbol.type.TypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfos;
import apex.jorje.semantic.symbol.type.UnitType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers the compiler's questions about everything that is not Apex source: objects, labels, and types with type parameters. */
final class OrgSymbols implements SymbolProvider {

    /** Types that no Apex source can declare, by the name the compiler asks for. */
    private static final Map<String, TypeInfo> BUILT_IN = Map.of(
        "system/iterable",
        InternalTypeInfos.SYSTEM_ITERABLE,
        "system/iterator",
        InternalTypeInfos.SYSTEM_ITERATOR,
        "system/comparator",
        InternalTypeInfos.SYSTEM_COMPARATOR,
        "database/batchable",
        InternalTypeInfos.DATABASE_BATCHABLE
    );

    /** Types that are declared under another name: namespace, name, and the name that the compiler's own code knows them by. */
    private static final Map<String, String[]> DECLARED = Map.of(
        "system/database",
        new String[] { "System", "Database", "com/salesforce/api/Database" },
        "schema/sobjectfield",
        new String[] { "Schema", "SObjectField", "com/salesforce/api/Schema/SObjectField" }
    );

    private final OrgObjects objects;
    private final TypeInfo baseException = baseException();
    private final Map<String, TypeInfo> found = new HashMap<>();

    OrgSymbols(OrgObjects objects) {
        this.objects = objects;
    }

    @Override
    public TypeInfo find(SymbolResolver symbols, TypeInfo referencing, String name) {
        String asked = name.toLowerCase();
        if (asked.equals("system/label")) return symbols.getLabelTypeInfo(Namespaces.EMPTY);
        if (asked.endsWith("/apexbaseexception")) return baseException;
        String[] declared = DECLARED.get(asked);
        return declared == null ? BUILT_IN.get(asked) : declared(symbols, referencing, asked, declared);
    }

    @Override
    public TypeInfo getSObjectType(TypeInfo referencing, String name) {
        return objects.find(name);
    }

    @Override
    public TypeInfo getAggregateResultType(TypeInfo referencing) {
        return objects.find("AggregateResult");
    }

    /** Whether a label exists is checked by the local org's own compiler. */
    @Override
    public boolean hasLabelField(TypeInfo referencing, Namespace namespace, String name) {
        return true;
    }

    @Override
    public TypeInfo getVfComponentType(SymbolResolver symbols, TypeInfo referencing, Namespace namespace, String name) {
        return null;
    }

    @Override
    public TypeInfo getFlowInterviewType(SymbolResolver symbols, TypeInfo referencing, Namespace namespace, String name) {
        return null;
    }

    @Override
    public String getPageReference(TypeInfo referencing, String name) {
        return null;
    }

    @Override
    public String getQuickAction(TypeInfo referencing, String object, String name) {
        return null;
    }

    @Override
    public boolean isDynamicTypeNamespace(String namespace) {
        return false;
    }

    @Override
    public boolean isDynamicTypeNamespace(String namespace, String type) {
        return false;
    }

    private TypeInfo declared(SymbolResolver symbols, TypeInfo referencing, String asked, String[] name) {
        TypeInfo known = found.get(asked);
        if (known != null) return known;
        TypeInfo source = symbols.lookupTypeInfo(referencing, List.of(name[0], name[1] + DeclaredType.SUFFIX));
        TypeInfo type = DeclaredType.of(source, name[0], name[1], name[2]);
        found.put(asked, type);
        return type;
    }

    /** The parent that the compiler gives to every exception class of Apex. */
    private static TypeInfo baseException() {
        StandardTypeInfoImpl.Builder builder = StandardTypeInfoImpl.builder();
        builder.setBytecodeName("com/salesforce/api/ApexBaseException");
        builder.setApexName("System.ApexBaseException");
        builder.setBasicType(BasicType.APEX_OBJECT);
        builder.setNamespace(Namespaces.SYSTEM);
        builder.setUnitType(UnitType.CLASS);
        builder.setParents(TypeInfos.EXCEPTION);
        builder.setModifiers(ModifierGroups.GLOBAL_VIRTUAL);
        builder.setMethods(ExceptionMethods.methodsWithConstructors());
        return builder.buildResolved();
    }
}
