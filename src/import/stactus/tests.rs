//! Files of Stactus and the projects they become.
