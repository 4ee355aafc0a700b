//! Files of cState and the projects they become.
