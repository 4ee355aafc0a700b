//! C20: a brand on the same service is left out.

use crate::diagnostics::Diagnostic;
use crate::playbook::case::Case;
use crate::playbook::rule::{Judge, Rule};
use crate::source::Place;

/// The rule.
pub(in crate::playbook) const RULE: Rule = Rule {
    number: "C20",
    name: "brand-missing",
    weight: "warning",
    what: "`brands` leaves out a brand that has one of the components that are hit.",
    why: "O2's fault was giffgaff's and Tesco Mobile's too. Their customers looked at a page that said all is well.",
    source: "O2, July 2012",
    bad: "`components: [calls]`, `brands: [northwind]`, and Halo has calls as well",
    good: "`brands: [northwind, halo]`, or no `brands` at all",
    thresholds: &[],
    judge: Judge::Update(judge),
};

fn judge(case: &Case<'_>) -> Vec<Diagnostic> {
    let site = case.scene.site;
    if case.status().closes() {
        return Vec::new();
    }
    let brands = site.brands.iter().enumerate();
    let missing = brands.filter(|(index, _)| !case.incident.brands.contains(index));
    let findings = missing.filter_map(|(_, brand)| {
        let shared = case.hit().find(|c| brand.components.contains(&c.component))?;
        let component = &site.components[shared.component];
        let message = format!("`{}` has `{}` as well, and its customers see nothing of this", brand.id, component.id);
        let finding = RULE
            .warning(message)
            .at(Place::start_of(case.incident.file), "")
            .see(shared.place, "hit here");
        Some(finding.help(format!(
            "add `{}` to `brands` in incident.yaml; if it does not share the fault, say so in `allow`",
            brand.id
        )))
    });
    findings.collect()
}
