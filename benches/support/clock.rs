//! The time that the threads of this process have had a core, so that what else runs on the machine hardly counts.

use std::{fs, sync::LazyLock, time::Instant};

/// Seconds that all threads have run, to a few milliseconds (Linux); where that is not known, seconds that have passed.
pub fn secs() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let ran = |thread: fs::DirEntry| fs::read_to_string(thread.path().join("schedstat")).ok();
    let nanos = |ran: String| ran.split_whitespace().next()?.parse::<f64>().ok();
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let nanos: Vec<f64> = threads.filter_map(ran).filter_map(nanos).collect();
    if nanos.is_empty() { START.elapsed().as_secs_f64() } else { nanos.iter().sum::<f64>() / 1e9 }
}
