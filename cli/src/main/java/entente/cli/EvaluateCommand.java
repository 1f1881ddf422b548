package entente.cli;

import entente.annotate.Annotator;
import entente.annotate.PairReading;
import entente.annotate.Reader;
import entente.code.PetrarchCoder;
import entente.codebook.Codebook;
import entente.evaluate.ActorEvaluation;
import entente.evaluate.CoreferenceEvaluation;
import entente.evaluate.DateEvaluation;
import entente.evaluate.GumRst;
import entente.evaluate.LabelEvaluation;
import entente.evaluate.PairEvaluation;
import entente.evaluate.PetrarchEvaluation;
import entente.evaluate.PlaceEvaluation;
import entente.evaluate.PloverEvaluation;
import entente.evaluate.Polnear;
import entente.evaluate.ReadingEvaluation;
import entente.evaluate.StatementEvaluation;
import entente.pipeline.Pipeline;
import entente.resolve.CountryChoice;
import entente.resolve.CountryFitting;
import entente.resolve.Registry;
import entente.resolve.Resolver;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores against gold. */
@Command(
        name = "evaluate",
        subcommands = {
            EvaluateHtmlCommand.class,
            EvaluateCopiesCommand.class,
            CalibrateCommand.class,
            EvaluateAgainstCommand.class,
            EvaluateArticlesCommand.class,
            EvaluateEventsCommand.class
        },
        mixinStandardHelpOptions = true,
        description = "Scores the coder against gold, with intervals, confusions and the worst errors.")
final class EvaluateCommand {

    @Command(
            name = "labels",
            mixinStandardHelpOptions = true,
            description = {
                "Scores against the labelled sentences of a checkout.",
                "A look at the split \"test\" is to be logged in training/looks.md."
            })
    int labels(
            @Mixin SplitOption split,
            @Mixin ReferenceFolders folders,
            @Mixin WorstOption worst,
            @Option(names = "--errors", paramLabel = "OUT.tsv", description = "where every error goes, with its place")
                    Optional<Path> errors) {
        return score(pipeline -> new LabelEvaluation(folders.labels())
                .report(split.name(), pipeline::code, worst.count(), errors, System.out));
    }

    @Command(
            name = "actors",
            mixinStandardHelpOptions = true,
            description = {
                "Scores country, kind and sector of the participants of labelled events, their words given.",
                "A look at the split \"test\" is to be logged in training/looks.md."
            })
    int actors(@Mixin SplitOption split, @Mixin ReferenceFolders folders, @Mixin WorstOption worst) {
        return score(pipeline -> new ActorEvaluation(folders.labels())
                .report(split.name(), pipeline::resolve, worst.count(), System.out));
    }

    @Command(
            name = "dates",
            mixinStandardHelpOptions = true,
            description = "Scores dates and the days they mean on the news of GUM.")
    int dates(@Mixin SplitOption split, @Mixin ReferenceFolders folders, @Mixin WorstOption worst) {
        return score(pipeline -> new DateEvaluation(folders.training(), folders.shared())
                .report(split.name(), pipeline::resolve, worst.count(), System.out));
    }

    @Command(
            name = "coreference",
            mixinStandardHelpOptions = true,
            description = "Scores on OntoGUM which names and pronouns are taken for one person or organisation.")
    int coreference(
            @Mixin SplitOption split,
            @Option(
                            names = "--genre",
                            defaultValue = "news",
                            paramLabel = "NAME",
                            description = "news (default), interview, speech")
                    String genre,
            @Mixin ReferenceFolders folders) {
        return score(pipeline -> new CoreferenceEvaluation(folders.training(), folders.shared())
                .report(genre, split.name(), pipeline::resolve, System.out));
    }

    @Command(
            name = "places",
            mixinStandardHelpOptions = true,
            description = "Scores the places of GeoVirus: how many are resolved, and how near to where they are.")
    int places(
            @Option(
                            names = "--part",
                            defaultValue = "DEV",
                            paramLabel = "PART",
                            description = "DEV, the odd articles (default), or HELD_OUT, the even ones")
                    PlaceEvaluation.Part part,
            @Mixin ReferenceFolders folders,
            @Mixin WorstOption worst) {
        return score(pipeline -> new PlaceEvaluation(code -> Registry.standard().coordinates(code))
                .report(
                        folders.shared().resolve("data/places/geovirus/GeoVirus.xml"),
                        part,
                        pipeline::resolve,
                        worst.count(),
                        System.out));
    }

    @Command(
            name = "lookups",
            mixinStandardHelpOptions = true,
            description = "Counts how many names a second the registry looks up on one core.")
    int lookups(
            @Option(
                            names = "--times",
                            defaultValue = "5",
                            paramLabel = "N",
                            description = "rounds of a million lookups; the middle one counts (default: 5)")
                    int times) {
        System.out.println(Registry.standard().measureLookups(times));
        return Entente.DONE;
    }

    @Command(
            name = "country-weights",
            mixinStandardHelpOptions = true,
            description = {
                "Fits the weights by which actors without a told side are given one, on the train split of the labels.",
                "The table goes to resolve/src/main/resources/entente/resolve/country-weights.tsv."
            })
    int countryWeights(
            @Mixin ReferenceFolders folders,
            @Option(names = "--out", required = true, paramLabel = "OUT.tsv", description = "where the weights go")
                    Path out) {
        CountryFitting fitting = new CountryFitting();
        try (Annotator reader = Readers.reader()) {
            Resolver resolver = Resolver.standard();
            for (ActorEvaluation.Sides document : new ActorEvaluation(folders.labels()).sides("train")) {
                for (CountryChoice.Example choice : resolver.countryChoices(reader.annotate(document.document()))) {
                    document.labelOf(choice.mentions()).ifPresent(code -> fitting.add(choice, code));
                }
            }
            Files.write(out, fitting.fit());
        } catch (IOException e) {
            throw UsableMessage.of(e);
        }
        System.out.printf("%,d choices, weights in %s%n", fitting.size(), out);
        return Entente.DONE;
    }

    @Command(
            name = "statements",
            mixinStandardHelpOptions = true,
            description = {
                "Scores statements against texts with marked attributions: PolNeAR (source, cue, content) and the",
                "attribution relations of GUM's discourse trees. Our own labels: see labels."
            })
    int statements(
            @Mixin ReferenceFolders folders,
            @Option(
                            names = "--set",
                            defaultValue = "polnear",
                            paramLabel = "NAME",
                            description = "polnear (default), polnear-agreement (of two people), gum")
                    String set,
            @Option(names = "--split", defaultValue = "dev", paramLabel = "NAME", description = "dev (default), train")
                    String split,
            @Option(
                            names = "--sample",
                            defaultValue = "0",
                            paramLabel = "N",
                            description = "annotations of PolNeAR, drawn with a fixed seed (default: 0, all)")
                    int sample,
            @Option(
                            names = "--examples",
                            defaultValue = "0",
                            paramLabel = "N",
                            description = "pairs that differ, to show (default: 0)")
                    int examples) {
        Path data = folders.shared().resolve("data");
        return score(pipeline -> {
            StatementEvaluation evaluation = new StatementEvaluation(pipeline::code);
            switch (set) {
                case "polnear" ->
                    evaluation.polnear(
                            new Polnear(data.resolve("statements/polnear")), split, sample, examples, System.out);
                case "polnear-agreement" ->
                    evaluation.agreement(new Polnear(data.resolve("statements/polnear")), System.out);
                case "gum" ->
                    evaluation.gum(
                            new GumRst(data.resolve("statements/gum_rst"), data.resolve("annotation/gum")), System.out);
                default -> throw new UsableMessage("--set is polnear, polnear-agreement or gum, got \"" + set + "\"");
            }
        });
    }

    @Command(
            name = "reading",
            mixinStandardHelpOptions = true,
            description = {
                "Scores the reader's words, trees and names against held-out treebanks and names.",
                "A look at PUD (--locked) is to be logged in training/looks.md."
            })
    int reading(
            @Mixin ReferenceFolders folders,
            @Option(names = "--locked", description = "read PUD as well") boolean locked) {
        try (Annotator reader = Reader.open()) {
            new ReadingEvaluation(folders.training(), folders.shared())
                    .report(List.of(new ReadingEvaluation.Rival(reader.name(), reader::annotate)), locked, System.out);
        } catch (IOException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    @Command(
            name = "pairs",
            mixinStandardHelpOptions = true,
            description =
                    "Codes sentences whose source and target are marked, along CAMEO's lines; every input row comes"
                            + " out with a column \"predicted\".")
    int pairs(
            @Parameters(
                            paramLabel = "FILE.tsv",
                            description = "columns sentence, source, target, marked_sentence?, gold_root?")
                    Path file,
            @Option(names = "--predictions", required = true, paramLabel = "OUT.tsv", description = "where the rows go")
                    Path predictions) {
        try (Reader reader = Reader.open();
                Pipeline pipeline = Readers.pipeline(Codebook.cameoLines());
                Writer out = Files.newBufferedWriter(predictions)) {
            new PairEvaluation(
                            pipeline::resolve,
                            pipeline::code,
                            (sentence, source, target) ->
                                    reader.pair(sentence, source, target).map(PairReading::types))
                    .run(file, out, System.out);
        } catch (IOException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    @Command(
            name = "plover",
            mixinStandardHelpOptions = true,
            description = "Scores against gold records in PLOVER JSON: types in sentences, and whole triples.")
    int plover(@Parameters(paramLabel = "FILE.json", description = "an array of records") Path file) {
        return score(pipeline -> new PloverEvaluation(pipeline::code).run(file, System.out));
    }

    @Command(
            name = "ledger",
            mixinStandardHelpOptions = true,
            description = {
                "Scores the ledger: merging on the labelled stories and pairs, threads on the labelled articles and"
                        + " the samples.",
                "A look at the split \"test\" is to be logged in training/looks.md."
            })
    int ledger(
            @Option(
                            names = "--split",
                            split = ",",
                            defaultValue = "dev,calibration",
                            paramLabel = "NAME",
                            description = "dev, calibration (default: both), train, test")
                    List<String> splits,
            @Option(
                            names = "--training",
                            defaultValue = "training",
                            paramLabel = "DIR",
                            description = "default: training")
                    Path training,
            @Option(names = "--samples", defaultValue = "samples", paramLabel = "DIR", description = "default: samples")
                    Path samples,
            @Option(names = "--errors", description = "show each error") boolean errors) {
        return score(pipeline -> new LedgerReport(pipeline, training, samples).write(splits, errors, System.out));
    }

    @Command(
            name = "petrarch",
            mixinStandardHelpOptions = true,
            description = {
                "Scores against PETRARCH records (XML), coded from their raw text: by the dictionaries that",
                "the records name, if --dictionaries says where they lie, else with our own actors and rules."
            })
    int petrarch(
            @Option(names = "--records", required = true, paramLabel = "FILE.xml", description = "the records")
                    Path records,
            @Option(
                            names = "--predictions",
                            required = true,
                            paramLabel = "OUT.jsonl",
                            description = "where our events go")
                    Path predictions,
            @Option(
                            names = "--dictionaries",
                            paramLabel = "DIR",
                            description = "verbs, actors, agents and discards in PETRARCH's formats")
                    Optional<Path> dictionaries) {
        try (Writer out = Files.newBufferedWriter(predictions)) {
            if (dictionaries.isPresent()) {
                byDictionary(records, dictionaries.get(), out);
                return Entente.DONE;
            }
            try (Pipeline pipeline = Readers.pipeline()) {
                System.out.printf("Coder: %s%n%n", pipeline.coder());
                new PetrarchEvaluation(pipeline::code).run(records, out, System.out);
            }
        } catch (IOException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    static void byDictionary(Path records, Path folder, Writer out) throws IOException {
        PetrarchEvaluation.Environment files = PetrarchEvaluation.environment(records, folder);
        PetrarchCoder coder = PetrarchCoder.read(files.verbs(), files.actors(), files.agents(), files.discards());
        try (Annotator reader = Readers.reader()) {
            System.out.printf("Coder: the records' dictionaries on trees of %s%n", reader.name());
            coder.faults().forEach(fault -> System.out.printf("Passed over: %s%n", fault));
            System.out.println();
            PetrarchEvaluation.ByDictionary byDictionary = (document, day, options) -> coder
                    .code(
                            reader.annotate(document),
                            day,
                            new PetrarchCoder.Options(
                                    options.needsTwo(),
                                    options.innerFrom(),
                                    options.innerTo(),
                                    options.lastFrom(),
                                    options.lastTo()))
                    .stream()
                    .map(PetrarchCoder.Dyad::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
            PetrarchEvaluation.byDictionary(byDictionary).run(records, out, System.out);
        }
    }

    /** Gives a pipeline to a score, after saying which coder it is. */
    private static int score(Scoring scoring) {
        try (Pipeline pipeline = Readers.pipeline()) {
            System.out.printf("Coder: %s%n%n", pipeline.coder());
            scoring.with(pipeline);
        } catch (IOException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    private interface Scoring {
        void with(Pipeline pipeline) throws IOException;
    }
}
