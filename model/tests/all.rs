//! Every test of the model, in one program. It is linked once, where a program for each file would be linked dozens
//! of times, by mutation testing even for every mutant. Each file is about one subject.

mod any_journey;
mod any_lever;
mod any_link;
mod any_what_if;
mod authors;
mod brakes;
mod buyers;
mod cells;
mod closed_forms;
mod common;
mod contract;
mod counted;
mod crossover;
mod dates;
mod decimals;
mod documents;
mod edges;
mod embed;
mod entry;
mod fan;
mod forces;
mod friction;
mod handles;
mod hostile;
mod identities;
mod inputs;
mod items;
mod journey;
mod layers;
mod learn;
mod ledgers;
mod levers;
mod link_versions;
mod links;
mod market;
mod moves;
mod names;
mod net_force;
mod pasted_activities;
mod pasted_rows;
mod pipeline;
mod promises;
mod register;
mod searched_sheets;
mod seeds;
mod sensitivity;
mod sheets;
mod shown;
mod spreadsheets;
mod stages;
mod stored_journeys;
mod stored_worksheets;
mod touchpoints;
mod vectors;
mod what_if;
mod worksheet;
mod worksheet_answers;
mod worksheet_files;

/// A file that is not listed above would not be run without anybody noticing.
#[test]
fn every_file_of_tests_is_listed() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");
    let listed = include_str!("all.rs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(module) = name.strip_suffix(".rs").filter(|&module| module != "all") {
            assert!(listed.contains(&format!("\nmod {module};")), "{name} is not run");
        }
    }
}
