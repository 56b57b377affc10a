//! The offices the centre is told of: wards, their lines and desks. Plain values; where they are kept is not known here.

/// A ward office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ward {
    /// `kokurakita`
    pub code: String,
    /// `小倉北区役所`
    pub name: String,
    /// its lines, in the board's order
    pub queues: Vec<Queue>,
    /// its desks, in the hall's order
    pub desks: Vec<Desk>,
}

/// A line of a ward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue {
    /// `certificate`
    pub id: String,
    /// the letter before the number
    pub letter: String,
    /// `証明書`
    pub name: String,
    /// the interview a called visitor opens
    pub matter: Option<String>,
    /// the day's first number
    pub first: i64,
    /// the day's last number
    pub last: i64,
}

/// A desk of a ward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// `kk-3`
    pub id: String,
    /// `3番窓口`
    pub name: String,
    /// the lines it serves
    pub queues: Vec<String>,
    /// what its token hashes to; the token itself is never kept
    pub token_sha256: [u8; 32],
}

/// Which desk of which ward speaks. It comes from the token, never from the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhichDesk {
    /// the ward's code
    pub ward: String,
    /// the desk's id
    pub desk: String,
}
