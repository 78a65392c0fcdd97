//! Chance that is the same every time.

/// Numbers that look random, the same every time (xorshift).
pub struct Dice(u64);

impl Dice {
    pub fn new() -> Self {
        Self(0x5eed_0f5e_c150)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    pub fn uuid(&mut self) -> String {
        let (a, b) = (self.next(), self.next());
        let (first, second, third) = (a >> 32, a >> 16 & 0xffff, a & 0xfff);
        let (fourth, last) = (b >> 52, b & 0xffff_ffff_ffff);
        format!("{first:08x}-{second:04x}-4{third:03x}-a{fourth:03x}-{last:012x}")
    }

    pub fn token(&mut self, length: usize) -> String {
        const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        let mut one = || LETTERS.chars().nth(self.below(62) as usize).unwrap_or('A');
        (0..length).map(|_| one()).collect()
    }

    /// Milliseconds since 1970, of some day these years.
    pub fn time(&mut self) -> u64 {
        1_700_000_000_000 + self.below(120_000_000_000)
    }

    /// The pixels of a screen.
    pub fn screen(&mut self) -> (u64, u64) {
        (320 + self.below(3_500), 480 + self.below(1_800))
    }
}
