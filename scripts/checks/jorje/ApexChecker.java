import apex.jorje.semantic.ast.visitor.AdditionalPassScope;
import apex.jorje.semantic.ast.visitor.AstVisitor;
import apex.jorje.semantic.compiler.ApexCompiler;
import apex.jorje.semantic.compiler.CodeUnit;
import apex.jorje.semantic.compiler.CompilationInput;
import apex.jorje.semantic.compiler.CompilerStage;
import apex.jorje.semantic.compiler.Namespaces;
import apex.jorje.semantic.compiler.SourceFile;
import apex.jorje.semantic.compiler.ValidationSettings;
import apex.jorje.semantic.compiler.ValidationSettings.ValidationBehavior;
import apex.jorje.semantic.compiler.sfdc.NoopCompilerProgressCallback;
import apex.jorje.services.exception.CompilationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs Salesforce's own Apex compiler up to validation over a project and prints one line a fault: file, line, column and message,
 * between tabs.
 *
 * <p>Arguments: the folder of library declarations (one folder a namespace), the file that describes the objects, the project's folders.
 */
public final class ApexChecker {

    private ApexChecker() {}

    public static void main(String[] arguments) throws IOException {
        List<SourceFile> sources = new ArrayList<>();
        readLibrary(Path.of(arguments[0]), sources);
        OrgObjects objects = OrgObjects.read(Path.of(arguments[1]));
        for (int index = 2; index < arguments.length; index++) readProject(Path.of(arguments[index]), sources);
        for (CodeUnit unit : compile(sources, objects)) printFaults(unit);
    }

    private static List<CodeUnit> compile(List<SourceFile> sources, OrgObjects objects) {
        CompilationInput input = new CompilationInput(
            sources,
            new OrgSymbols(objects),
            new OrgAccess(),
            new AcceptedQueries(),
            new AstVisitor<AdditionalPassScope>() {},
            new NoopCompilerProgressCallback()
        );
        ValidationSettings everyFault = ValidationSettings.builder()
            .setValidationBehavior(ValidationBehavior.COLLECT_MULTIPLE_ERRORS)
            .build();
        return ApexCompiler.builder()
            .setInput(input)
            .setValidationSettings(everyFault)
            .build()
            .compile(CompilerStage.VALIDATE);
    }

    /** Declarations are trusted: nobody hears of faults in them, they only have to say what the library offers. */
    private static void readLibrary(Path folder, List<SourceFile> sources) throws IOException {
        for (Path file : apexFiles(folder)) {
            String namespace = folder.relativize(file).getName(0).toString();
            sources.add(
                SourceFile.builder()
                    .setBody(Files.readString(file))
                    .setNamespace(Namespaces.create(namespace))
                    .setTrusted(true)
                    .setFileBased(true)
                    .setKnownName("")
                    .build()
            );
        }
    }

    private static void readProject(Path folder, List<SourceFile> sources) throws IOException {
        for (Path file : apexFiles(folder)) {
            sources.add(
                SourceFile.builder()
                    .setBody(Files.readString(file))
                    .setNamespace(Namespaces.EMPTY)
                    .setKnownName(file.toString())
                    .build()
            );
        }
    }

    private static List<Path> apexFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(ApexChecker::isApex).sorted().toList();
        }
    }

    private static boolean isApex(Path file) {
        String name = file.toString();
        return name.endsWith(".cls") || name.endsWith(".trigger");
    }

    private static void printFaults(CodeUnit unit) {
        String file = unit.getSourceFile().getKnownName();
        if (file.isEmpty()) return;
        for (CompilationException fault : unit.getErrors().get()) {
            int line = fault.getLoc() == null ? 1 : Math.max(1, fault.getLoc().getLine());
            int column = fault.getLoc() == null ? 1 : Math.max(1, fault.getLoc().getColumn());
            System.out.println(String.join("\t", file, "" + line, "" + column, fault.getError()));
        }
    }
}
