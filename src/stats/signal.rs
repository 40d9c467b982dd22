//! Signal detection and shares with their uncertainty: how well somebody tells scams from genuine messages (d′), to
//! which side they lean (c), and how much so few answers can say. Formulas only.

/// The normal quantile of a two-sided interval of 95 %.
pub const Z95: f64 = 1.959_963_984_540_054;

/// How many scams, and how many genuine messages, there must be before d′ is shown. With fewer, the interval is wider
/// than the difference between a beginner and an expert.
pub const ENOUGH: u64 = 20;

/// An interval of 95 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// So many of so many, as a share with its interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub right: u64,
    /// Of how many.
    pub of: u64,
}

impl Share {
    /// Counts one more.
    pub const fn add(&mut self, right: bool) {
        self.right += right as u64;
        self.of += 1;
    }

    /// The share, from 0 to 1; `None` of nothing.
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| float(self.right) / float(self.of))
    }

    /// The share in whole per cent.
    pub fn percent(self) -> Option<u64> {
        (self.of > 0).then(|| (self.right * 200 + self.of) / (self.of * 2))
    }

    /// Its interval, after Wilson (*Probable inference, the law of succession, and statistical inference*, Journal of
    /// the American Statistical Association 22, 1927): unlike the textbook one it neither leaves 0 to 1 nor shrinks to
    /// nothing at the ends.
    pub fn interval(self) -> Option<Interval> {
        let share = self.value()?;
        let n = float(self.of);
        let z2 = Z95 * Z95;
        let middle = share + z2 / (2.0 * n);
        let spread = Z95 * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
        let scale = 1.0 + z2 / n;
        Some(Interval {
            low: ((middle - spread) / scale).clamp(0.0, share),
            high: ((middle + spread) / scale).clamp(share, 1.0),
        })
    }
}

/// How much a share has changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The later share less the earlier one.
    pub value: f64,
    /// Its interval.
    pub interval: Interval,
}

impl Difference {
    /// Between two independent shares, with the interval after Newcombe (*Interval estimation for the difference between
    /// independent proportions: comparison of eleven methods*, Statistics in Medicine 17, 1998, method 10).
    pub fn between(earlier: Share, later: Share) -> Option<Self> {
        let (p1, p2) = (later.value()?, earlier.value()?);
        let (i1, i2) = (later.interval()?, earlier.interval()?);
        let value = p1 - p2;
        Some(Self {
            value,
            interval: Interval {
                low: value - (p1 - i1.low).hypot(i2.high - p2),
                high: value + (i1.high - p1).hypot(p2 - i2.low),
            },
        })
    }

    /// Whether chance alone could have made it.
    pub fn may_be_chance(self) -> bool {
        self.interval.low <= 0.0 && self.interval.high >= 0.0
    }
}

/// Sensitivity and bias.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signal {
    /// d′: how far apart scams and genuine messages look to this person, in standard deviations. 0 is guessing.
    pub sensitivity: f64,
    /// Its standard error.
    pub sensitivity_error: f64,
    /// c: below 0, the person rather says "scam"; above 0, rather "genuine".
    pub bias: f64,
    /// Its standard error.
    pub bias_error: f64,
}

impl Signal {
    /// From scams that were caught and genuine messages that were suspected.
    ///
    /// The rates are corrected log-linearly, so that nobody is infinitely good: H = (hits + ½) / (scams + 1), F likewise
    /// (Hautus, *Corrections for extreme proportions and their biasing effects on estimated values of d′*, Behavior
    /// Research Methods, Instruments, & Computers 27, 1995). d′ = z(H) − z(F), c = −½ (z(H) + z(F)). The variance of z(H)
    /// is H(1 − H) / (n φ(z(H))²); that of d′ is the sum of the two, that of c a quarter of it (Gourevitch and Galanter,
    /// *A significance test for one parameter isosensitivity functions*, Psychometrika 32, 1967).
    pub fn of(caught: Share, suspected: Share) -> Option<Self> {
        if caught.of == 0 || suspected.of == 0 {
            return None;
        }
        let (hit, hit_variance) = corrected(caught);
        let (alarm, alarm_variance) = corrected(suspected);
        let error = (hit_variance + alarm_variance).sqrt();
        Some(Self {
            sensitivity: hit - alarm,
            sensitivity_error: error,
            bias: -0.5 * (hit + alarm),
            bias_error: error / 2.0,
        })
    }

    /// Where d′ lies with 95 %.
    pub fn sensitivity_interval(&self) -> Interval {
        around(self.sensitivity, self.sensitivity_error)
    }

    /// Where c lies with 95 %.
    pub fn bias_interval(&self) -> Interval {
        around(self.bias, self.bias_error)
    }
}

fn around(value: f64, error: f64) -> Interval {
    Interval {
        low: value - Z95 * error,
        high: value + Z95 * error,
    }
}

/// z of the corrected rate, and its variance.
fn corrected(share: Share) -> (f64, f64) {
    let rate = (float(share.right) + 0.5) / (float(share.of) + 1.0);
    let z = quantile(rate);
    let density = (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
    (z, rate * (1.0 - rate) / (float(share.of) * density * density))
}

/// A count as a number to calculate with. Counts of answers stay far below 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "no one answers 2^53 questions")]
pub(super) const fn float(count: u64) -> f64 {
    count as f64
}

/// The quantile of the standard normal distribution: algorithm AS 241 (Wichura, *The percentage points of the normal
/// distribution*, Applied Statistics 37, 1988), good to about 16 digits for p from 1.4e-11 to 1 − 1.4e-11; a
/// corrected rate lies well inside.
pub fn quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * ratio(&CENTRE, r);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = (-tail.ln()).sqrt();
    let value = ratio(&TAIL, r - 1.6);
    if q < 0.0 { -value } else { value }
}

/// One polynomial over another, both from the highest power down.
fn ratio((above, below): &([f64; 8], [f64; 8]), r: f64) -> f64 {
    let value = |of: &[f64; 8]| of.iter().fold(0.0, |sum, factor| sum * r + factor);
    value(above) / value(below)
}

/// For p within 0.425 of one half.
const CENTRE: ([f64; 8], [f64; 8]) = (
    [
        2_509.080_928_730_122_7,
        33_430.575_583_588_13,
        67_265.770_927_008_7,
        45_921.953_931_549_87,
        13_731.693_765_509_46,
        1_971.590_950_306_551_3,
        133.141_667_891_784_38,
        3.387_132_872_796_366_5,
    ],
    [
        5_226.495_278_852_854,
        28_729.085_735_721_943,
        39_307.895_800_092_71,
        21_213.794_301_586_597,
        5_394.196_021_424_751,
        687.187_007_492_057_9,
        42.313_330_701_600_91,
        1.0,
    ],
);

/// For p nearer to 0 or 1.
const TAIL: ([f64; 8], [f64; 8]) = (
    [
        0.000_774_545_014_278_341_4,
        0.022_723_844_989_269_184,
        0.241_780_725_177_450_6,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_546,
        1.423_437_110_749_683_5,
    ],
    [
        1.050_750_071_644_416_9e-09,
        0.000_547_593_808_499_534_5,
        0.015_198_666_563_616_457,
        0.148_103_976_427_480_08,
        0.689_767_334_985_1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
);
