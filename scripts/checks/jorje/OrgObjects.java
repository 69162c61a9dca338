import apex.common.base.Initializer;
import apex.common.base.Initializers;
import apex.jorje.semantic.ast.modifier.ModifierGroups;
import apex.jorje.semantic.bcl.DmlOperation;
import apex.jorje.semantic.symbol.member.variable.FieldTable;
import apex.jorje.semantic.symbol.member.variable.SObjectFieldInfo;
import apex.jorje.semantic.symbol.member.variable.SObjectFieldInfo.Category;
import apex.jorje.semantic.symbol.type.GenericTypeInfoFactory;
import apex.jorje.semantic.symbol.type.SObjectMetadata;
import apex.jorje.semantic.symbol.type.SObjectMetadata.CustomEntitySObjectType;
import apex.jorje.semantic.symbol.type.SObjectTypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The org's objects. The file has four kinds of lines, with tabs between the words: {@code object Lead standard},
 * {@code value LastName String}, {@code parent Owner User} and {@code children Tasks Task}; the fields follow their object.
 */
final class OrgObjects {

    private static final Map<String, TypeInfo> VALUES = Map.ofEntries(
        Map.entry("String", TypeInfos.STRING),
        Map.entry("Id", TypeInfos.ID),
        Map.entry("Boolean", TypeInfos.BOOLEAN),
        Map.entry("Integer", TypeInfos.INTEGER),
        Map.entry("Long", TypeInfos.LONG),
        Map.entry("Decimal", TypeInfos.DECIMAL),
        Map.entry("Double", TypeInfos.DOUBLE),
        Map.entry("Date", TypeInfos.DATE),
        Map.entry("Datetime", TypeInfos.DATE_TIME),
        Map.entry("Time", TypeInfos.TIME),
        Map.entry("Blob", TypeInfos.BLOB),
        Map.entry("Object", TypeInfos.OBJECT)
    );

    private static final Map<String, Category> CATEGORIES = Map.of(
        "value",
        Category.REGULAR,
        "parent",
        Category.FOREIGN_KEY,
        "children",
        Category.ID_LIST
    );

    private record Declared(String name, String kind, List<String[]> fields) {}

    private final Map<String, Declared> declared = new HashMap<>();
    private final Map<String, TypeInfo> types = new HashMap<>();

    static OrgObjects read(Path file) throws IOException {
        OrgObjects objects = new OrgObjects();
        Declared current = null;
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split("\t");
            if (words[0].equals("object")) {
                current = new Declared(words[1], words[2], new ArrayList<>());
                objects.declared.put(words[1].toLowerCase(), current);
            } else {
                current.fields().add(words);
            }
        }
        return objects;
    }

    /** The type of an object in any letter case; null when there is none. */
    TypeInfo find(String name) {
        String key = name.toLowerCase();
        Declared object = declared.get(key);
        if (object == null) return null;
        TypeInfo known = types.get(key);
        if (known != null) return known;
        TypeInfo type = typeOf(object);
        types.put(key, type);
        return type;
    }

    private TypeInfo typeOf(Declared object) {
        SObjectTypeInfo.Builder builder = SObjectTypeInfo.builder();
        builder.setApexBytecodeName(object.name());
        builder.setMetadata(metadataOf(object));
        builder.setFields(Initializers.memoize((Initializer<FieldTable, TypeInfo>) type -> fieldsOf(object, type)));
        return builder.buildResolved();
    }

    private static SObjectMetadata metadataOf(Declared object) {
        boolean isConfiguration = object.kind().equals("customMetadata");
        return SObjectMetadata.builder()
            .setTriggerable(!isConfiguration)
            .setPlatformEvent(object.kind().equals("platformEvent"))
            .setCustomEntitySObjectType(
                isConfiguration ? CustomEntitySObjectType.CUSTOM_METADATA_TYPE : CustomEntitySObjectType.OTHER
            )
            .setEditable(!isConfiguration)
            .setLookupFieldPredicate((field, type) -> true)
            .setAccessibleWhenUntrustedCalculator(type -> true)
            .setSupportedDml(isConfiguration ? DmlOperation.EMPTY : DmlOperation.ALL)
            .build();
    }

    private FieldTable fieldsOf(Declared object, TypeInfo type) {
        ObjectFields fields = new ObjectFields(type);
        for (String[] field : object.fields()) {
            Category category = CATEGORIES.get(field[0]);
            TypeInfo other = category == Category.REGULAR ? VALUES.get(field[2]) : find(field[2]);
            if (other == null) continue;
            TypeInfo valueType = category == Category.ID_LIST ? GenericTypeInfoFactory.createList(other) : other;
            fields.add(valueField(type, field[1], valueType, category));
        }
        return fields;
    }

    private static SObjectFieldInfo valueField(TypeInfo object, String name, TypeInfo valueType, Category category) {
        SObjectFieldInfo.Builder builder = SObjectFieldInfo.builder();
        builder.setName(name);
        builder.setDefiningType(object);
        builder.setType(valueType);
        builder.setModifiers(ModifierGroups.ONLY_GLOBAL);
        builder.setCategory(category);
        builder.setColumnInfo(true);
        return (SObjectFieldInfo) builder.build();
    }
}
