//! Words that stand alone, beside the sheets.

/// Declares [`Note`].
macro_rules! notes {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// Words that stand alone.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Note {
            $($(#[$doc])* $name,)+
        }

        impl Note {
            /// All of them, in the order in which they are stored; a new one comes last.
            pub const ALL: [Note; [$(Note::$name),+].len()] = [$(Note::$name),+];
        }
    };
}

notes! {
    /// What attract is called here.
    AttractLabel,
    /// What engage is called here.
    EngageLabel,
    /// What delight is called here.
    DelightLabel,
    /// What attract promises.
    AttractPromise,
    /// What engage promises.
    EngagePromise,
    /// What delight promises.
    DelightPromise,
    /// Who looks after a customer once sales is done.
    OwnerAfterSale,
    /// The one aim that all share.
    Goal,
    /// A loop: its first node.
    Node1,
    /// Its second node.
    Node2,
    /// Its third node.
    Node3,
    /// Its fourth node.
    Node4,
    /// Its fifth node.
    Node5,
    /// Its sixth node.
    Node6,
}

impl Note {
    /// How many there are.
    pub const COUNT: usize = Note::ALL.len();
    /// What the segments are called, in their order.
    pub const LABELS: [Note; 3] = [Note::AttractLabel, Note::EngageLabel, Note::DelightLabel];
    /// What the segments promise, in their order.
    pub const PROMISES: [Note; 3] = [Note::AttractPromise, Note::EngagePromise, Note::DelightPromise];
    /// The nodes of a loop.
    pub const NODES: [Note; 6] = [
        Note::Node1,
        Note::Node2,
        Note::Node3,
        Note::Node4,
        Note::Node5,
        Note::Node6,
    ];
}
