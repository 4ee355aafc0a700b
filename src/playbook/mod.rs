//! Holds a site against the playbook; findings never stop a build.
