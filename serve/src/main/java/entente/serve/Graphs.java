package entente.serve;

import entente.store.RecordKind;
import entente.store.Views;
import entente.store.Views.Edge;
import entente.store.Views.Network;
import java.io.StringWriter;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The network as files for Gephi and others: GEXF 1.3 (gexf.net) and GraphML (graphml.graphdrawing.org). */
final class Graphs {

    private static final String[][] ATTRIBUTES = {
        {"events", "long"}, {"q1", "long"}, {"q2", "long"}, {"q3", "long"}, {"q4", "long"}, {"intensity", "double"}
    };

    private Graphs() {}

    private interface Writing {
        void to(XMLStreamWriter out) throws XMLStreamException;
    }

    static String gexf(Network network, Views views, RecordKind kind) {
        return xml(out -> {
            out.writeStartElement("gexf");
            out.writeDefaultNamespace("http://gexf.net/1.3");
            out.writeAttribute("version", "1.3");
            out.writeStartElement("meta");
            element(out, "creator", "Entente");
            element(out, "description", description(kind));
            out.writeEndElement();
            out.writeStartElement("graph");
            out.writeAttribute("defaultedgetype", "directed");
            out.writeStartElement("attributes");
            out.writeAttribute("class", "edge");
            for (String[] attribute : ATTRIBUTES) {
                out.writeEmptyElement("attribute");
                out.writeAttribute("id", attribute[0]);
                out.writeAttribute("title", attribute[0]);
                out.writeAttribute("type", attribute[1]);
            }
            out.writeEndElement();
            out.writeStartElement("nodes");
            for (String key : keys(network)) {
                out.writeEmptyElement("node");
                out.writeAttribute("id", key);
                out.writeAttribute("label", views.name(key));
            }
            out.writeEndElement();
            out.writeStartElement("edges");
            for (Edge edge : network.edges()) {
                out.writeStartElement("edge");
                out.writeAttribute("id", edge.source() + ">" + edge.target());
                out.writeAttribute("source", edge.source());
                out.writeAttribute("target", edge.target());
                out.writeAttribute("weight", String.valueOf(edge.acts()));
                out.writeStartElement("attvalues");
                String[] values = values(edge);
                for (int i = 0; i < values.length; i++) {
                    out.writeEmptyElement("attvalue");
                    out.writeAttribute("for", ATTRIBUTES[i][0]);
                    out.writeAttribute("value", values[i]);
                }
                out.writeEndElement();
                out.writeEndElement();
            }
            out.writeEndElement();
            out.writeEndElement();
            out.writeEndElement();
        });
    }

    static String graphml(Network network, Views views, RecordKind kind) {
        return xml(out -> {
            out.writeStartElement("graphml");
            out.writeDefaultNamespace("http://graphml.graphdrawing.org/xmlns");
            out.writeComment(" " + description(kind) + " ");
            key(out, "label", "node", "string");
            for (String[] attribute : ATTRIBUTES) {
                key(out, attribute[0], "edge", attribute[1]);
            }
            out.writeStartElement("graph");
            out.writeAttribute("id", "entente");
            out.writeAttribute("edgedefault", "directed");
            for (String key : keys(network)) {
                out.writeStartElement("node");
                out.writeAttribute("id", key);
                data(out, "label", views.name(key));
                out.writeEndElement();
            }
            for (Edge edge : network.edges()) {
                out.writeStartElement("edge");
                out.writeAttribute("source", edge.source());
                out.writeAttribute("target", edge.target());
                String[] values = values(edge);
                for (int i = 0; i < values.length; i++) {
                    data(out, ATTRIBUTES[i][0], values[i]);
                }
                out.writeEndElement();
            }
            out.writeEndElement();
            out.writeEndElement();
        });
    }

    private static String description(RecordKind kind) {
        return kind == RecordKind.FICTION
                ? "FICTION: invented reports. Reports of who acted on whom"
                : "Reports of who acted on whom";
    }

    private static Set<String> keys(Network network) {
        Set<String> keys = new TreeSet<>();
        network.edges().forEach(edge -> {
            keys.add(edge.source());
            keys.add(edge.target());
        });
        return keys;
    }

    private static String[] values(Edge edge) {
        return new String[] {
            String.valueOf(edge.acts()),
            String.valueOf(edge.sums().q1()),
            String.valueOf(edge.sums().q2()),
            String.valueOf(edge.sums().q3()),
            String.valueOf(edge.sums().q4()),
            String.valueOf(Math.round(edge.intensity() * 100) / 100.0)
        };
    }

    private static void key(XMLStreamWriter out, String id, String of, String type) throws XMLStreamException {
        out.writeEmptyElement("key");
        out.writeAttribute("id", id);
        out.writeAttribute("for", of);
        out.writeAttribute("attr.name", id);
        out.writeAttribute("attr.type", type);
    }

    private static void data(XMLStreamWriter out, String key, String value) throws XMLStreamException {
        out.writeStartElement("data");
        out.writeAttribute("key", key);
        out.writeCharacters(value);
        out.writeEndElement();
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private static String xml(Writing writing) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            writing.to(out);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot fail to be written to", e);
        }
        return text.toString();
    }
}
