//! Times as Spanish says them on both sides of the ocean: `las cuatro y media de la tarde`. Never `menos cuarto`, which
//! much of America does not say.

use super::{Clock, Day, Speech, word};

/// Spanish.
pub(super) struct Spanish;

const SMALL: [&str; 30] = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
];
const TENS: [&str; 6] = ["", "", "", "treinta", "cuarenta", "cincuenta"];

impl Speech for Spanish {
    fn clock(&self, (hour, minute): Clock) -> String {
        if (hour, minute) == (0, 0) {
            return "las cero horas".to_owned();
        }
        let hour_name = match hour % 12 {
            0 => "las doce".to_owned(),
            1 => "la una".to_owned(),
            hour => format!("las {}", word(&SMALL, hour as usize)),
        };
        format!("{hour_name}{} {}", minutes(minute), part_of_day(hour))
    }

    /// The time comes first, so that no preposition meets an article.
    fn on_day(&self, day: &Day, clock: Clock) -> String {
        let time = self.clock(clock);
        let number = number(day.number);
        format!("{time} del {} {number} de {}", day.weekday, day.month)
    }
}

/// A one before `de` would want a noun.
fn minutes(minute: u32) -> String {
    match minute {
        0 => String::new(),
        1 => " y un minuto".to_owned(),
        15 => " y cuarto".to_owned(),
        21 => " y veintiún minutos".to_owned(),
        30 => " y media".to_owned(),
        31 | 41 | 51 => format!(" y {} y un minutos", word(&TENS, minute as usize / 10)),
        _ => format!(" y {}", number(minute as usize)),
    }
}

fn part_of_day(hour: u32) -> &'static str {
    match hour {
        0..6 => "de la madrugada",
        6..12 => "de la mañana",
        12 => "del mediodía",
        13..20 => "de la tarde",
        _ => "de la noche",
    }
}

fn number(number: usize) -> String {
    match (number / 10, number % 10) {
        (0..3, _) => word(&SMALL, number).to_owned(),
        (tens, 0) => word(&TENS, tens).to_owned(),
        (tens, unit) => format!("{} y {}", word(&TENS, tens), word(&SMALL, unit)),
    }
}
