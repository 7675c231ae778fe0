package io.taosj.cli.demo;

import io.taosj.cli.CommandFailure;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Writes the demo's charts as PNG files. */
final class Pictures {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 500;

    private final Path directory;

    Pictures(Path directory) {
        this.directory = directory;
        System.setProperty("java.awt.headless", "true");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new CommandFailure("directory " + directory + " can't be made: " + e.getMessage(), e);
        }
    }

    /** Draws lines and gives the file. */
    Path write(String name, String caption, List<Table.Line> lines) {
        XYChart chart =
                new XYChartBuilder().width(WIDTH).height(HEIGHT).title(caption).build();
        chart.getStyler().setDatePattern("yyyy-MM-dd");
        for (Table.Line line : lines) {
            chart.addSeries(line.name(), line.times().stream().map(Date::from).toList(), line.values())
                    .setMarker(SeriesMarkers.NONE);
        }
        Path file = directory.resolve(name + ".png");
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            chart.paint(graphics, WIDTH, HEIGHT);
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new CommandFailure("picture " + file + " can't be written: " + e.getMessage(), e);
        } finally {
            graphics.dispose();
        }
        return file;
    }
}
