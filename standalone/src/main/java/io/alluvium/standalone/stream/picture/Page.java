package io.alluvium.standalone.stream.picture;

import java.util.Base64;
import java.util.List;

/** One page with everything in it, to be opened without a server. */
final class Page {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Alluvium: streams</title>
            <style>
            body { font-family: sans-serif; margin: 2em; color: #222; }
            pre { overflow-x: auto; font-size: 13px; line-height: 1.4; }
            img { max-width: 100%; border: 1px solid #ddd; }
            figure { margin: 2em 0; }
            </style>
            </head>
            <body>
            <h1>What recipes learned from streams, and what they forgot</h1>
            """;

    private Page() {}

    static String html(String text, List<Picture> pictures) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<pre>").append(escaped(text)).append("</pre>\n");
        for (Picture picture : pictures) {
            page.append("<figure><img alt=\"")
                    .append(escaped(picture.caption()))
                    .append("\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(picture.png()))
                    .append("\"><figcaption>")
                    .append(escaped(picture.caption()))
                    .append("</figcaption></figure>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
