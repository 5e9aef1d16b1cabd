//! The time that this thread has had a core, so that what else runs on the machine hardly counts.

use std::{fs, sync::LazyLock, time::Instant};

/// Seconds that this thread has run, to a few milliseconds (Linux); where that is not known, seconds that have passed.
pub fn secs() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let ran = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos: Option<f64> = ran.and_then(|ran| ran.split_whitespace().next()?.parse().ok());
    nanos.map_or_else(|| START.elapsed().as_secs_f64(), |nanos| nanos / 1e9)
}
