import apex.common.base.Result;
import apex.jorje.semantic.ast.modifier.ModifierGroups;
import apex.jorje.semantic.symbol.member.variable.FieldInfo;
import apex.jorje.semantic.symbol.member.variable.FieldTable;
import apex.jorje.semantic.symbol.member.variable.StandardFieldInfo;
import apex.jorje.semantic.symbol.member.variable.StandardFieldTable;
import apex.jorje.semantic.symbol.resolver.SymbolResolver;
import apex.jorje.semantic.symbol.type.InternalTypeInfo;
import apex.jorje.semantic.symbol.type.InternalTypeInfos;
import apex.jorje.semantic.symbol.type.TypeInfo;
import java.util.Collection;

/** The fields of an object: {@code lead.Phone} is a value, {@code Schema.Lead.Phone} and {@code Schema.Lead.SObjectType} are tokens. */
final class ObjectFields implements FieldTable {

    private final TypeInfo object;
    private final StandardFieldTable values = new StandardFieldTable();

    ObjectFields(TypeInfo object) {
        this.object = object;
    }

    @Override
    public Result<Void> add(FieldInfo field) {
        return values.add(field);
    }

    @Override
    public FieldInfo get(SymbolResolver symbols, TypeInfo referencing, String name, LookupMode mode) {
        FieldInfo value = values.get(symbols, referencing, name, mode);
        if (!mode.areStaticsFirst()) return value;
        if (name.equalsIgnoreCase("SObjectType")) return token(symbols, name, InternalTypeInfos.SCHEMA_SOBJECT_TYPE);
        return value == null ? null : token(symbols, value.getName(), InternalTypeInfos.SCHEMA_SOBJECT_FIELD);
    }

    private FieldInfo token(SymbolResolver symbols, String name, InternalTypeInfo type) {
        StandardFieldInfo.Builder builder = StandardFieldInfo.builder();
        builder.setName(name);
        builder.setDefiningType(object);
        builder.setType(symbols.lookupTypeInfo(object, type));
        builder.setModifiers(ModifierGroups.GLOBAL_STATIC_FINAL);
        return (FieldInfo) builder.build();
    }

    @Override
    public FieldTable resolve() {
        values.resolve();
        return this;
    }

    @Override
    public boolean isResolved() {
        return values.isResolved();
    }

    @Override
    public Collection<FieldInfo> all() {
        return values.all();
    }
}
