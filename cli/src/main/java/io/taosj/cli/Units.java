package io.taosj.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes and times as people write them. */
final class Units {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([KMGT]?)B?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)", Pattern.CASE_INSENSITIVE);
    private static final String SIZES = "KMGT";
    private static final int BITS = 10;

    private Units() {}

    /** Bytes: {@code 512}, {@code 32K}, {@code 64M}, {@code 2G}. */
    static final class Size implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            Matcher matcher = SIZE.matcher(text.trim());
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not a size such as 64M");
            }
            String unit = matcher.group(2).toUpperCase(Locale.ROOT);
            int power = unit.isEmpty() ? 0 : SIZES.indexOf(unit) + 1;
            try {
                return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << (BITS * power));
            } catch (ArithmeticException e) {
                throw new TypeConversionException("'" + text + "' is too large");
            }
        }
    }

    /** A length of time: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 1d}. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Matcher matcher = TIME.matcher(text.trim());
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not a time such as 30s");
            }
            long number = Long.parseLong(matcher.group(1));
            String unit = matcher.group(2).toLowerCase(Locale.ROOT);
            try {
                return switch (unit) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                };
            } catch (ArithmeticException | DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is too long");
            }
        }
    }
}
