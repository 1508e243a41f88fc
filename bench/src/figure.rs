//! Figures, and how they are printed.

use std::time::Duration;

/// Prints one figure: `name value unit`.
pub fn print(name: &str, value: impl std::fmt::Display, unit: &str) {
    println!("{name} {value} {unit}");
}

/// Says what is being done, on standard error.
pub fn say(words: impl std::fmt::Display) {
    eprintln!("{words}");
}

/// Prints the median and the 99th percentile of these times as `NAME_p50` and `NAME_p99`, in milliseconds.
pub fn percentiles(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    for (suffix, hundredths) in [("p50", 50), ("p99", 99)] {
        let at = (times.len() * hundredths).div_ceil(100).saturating_sub(1);
        if let Some(time) = times.get(at) {
            print(&format!("{name}_{suffix}"), milliseconds(*time), "ms");
        }
    }
}

/// Milliseconds with two decimals.
pub fn milliseconds(time: Duration) -> String {
    let hundredths = (time.as_micros() + 5) / 10;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Seconds with one decimal.
pub fn seconds(time: Duration) -> String {
    let tenths = (time.as_millis() + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_rounded_not_cut() {
        assert_eq!(milliseconds(Duration::from_micros(1_234_567)), "1234.57");
        assert_eq!(milliseconds(Duration::from_micros(4)), "0.00");
        assert_eq!(seconds(Duration::from_millis(59_960)), "60.0");
    }
}
