//! The headings that are known on sheets about other things than stakeholders, and in other languages.

use crate::headings::{PEOPLE, RATINGS};
use crate::mapping::{About, Field};

/// Headings by meaning, in the form of [`PEOPLE`].
type Headings = &'static [(Field, &'static str)];

/// The tables a heading is looked up in on a sheet about something, the better first.
pub(crate) fn tables_of(about: About) -> &'static [Headings] {
    match about {
        About::Stakeholders => &[PEOPLE, RATINGS, OTHER_LANGUAGES],
        About::Units => &[UNITS, PEOPLE, OTHER_LANGUAGES],
        About::Projects => &[PROJECTS],
        About::Ties => &[TIES],
        About::Assessments => &[ASSESSMENTS, RATINGS, OTHER_LANGUAGES],
        About::Engagements => &[ENGAGEMENTS],
        About::Commitments => &[COMMITMENTS],
        About::Readiness => &[READINESS],
        About::PlanLines => &[PLAN_LINES],
    }
}

const UNITS: Headings = &[
    (Field::Name, "name, unit name, name of unit"),
    (
        Field::ParentUnit,
        "parent unit, parent, part of, belongs to, reports into, within, parent name, unit above",
    ),
];

const PROJECTS: Headings = &[
    (
        Field::Name,
        "project name, project, name, project title, title, name of project, initiative, initiative name, projects",
    ),
    (
        Field::Programme,
        "programme, program, programme name, program name, portfolio",
    ),
    (
        Field::Summary,
        "summary, description, project summary, project description, objective, objectives, purpose, scope, aim, about",
    ),
    (
        Field::Sponsor,
        "sponsor, project sponsor, executive sponsor, sro, senior responsible owner, sponsor name",
    ),
    (
        Field::StartsOn,
        "starts on, start date, start, starts, begins, begins on, started, started on, planned start",
    ),
    (
        Field::GoesLiveOn,
        "goes live on, go live, go live date, golive, golive date, live date, launch, launch date, \
         implementation date, deployment date, goes live, release date, planned go live",
    ),
    (
        Field::TeamSize,
        "team size, size of team, people in team, people in the team, number in team, size of the team",
    ),
    (Field::Pilot, "pilot, is pilot, pilot project, is it a pilot"),
];

const TIES: Headings = &[
    (
        Field::From,
        "from, from stakeholder, from name, from whom, source, person a, stakeholder a, stakeholder 1, person 1, \
         stakeholder, person, who, subject, influencer, name",
    ),
    (
        Field::To,
        "to, to stakeholder, to name, to whom, target, person b, stakeholder b, stakeholder 2, person 2, whom, object, \
         other stakeholder, other person, influenced",
    ),
    (
        Field::Kind,
        "kind, tie, kind of tie, tie kind, type of tie, tie type, relationship, relation, relationship type, \
         type of relationship, relation type, kind of relationship, type, link, connection, link type",
    ),
    (
        Field::Strength,
        "strength, tie strength, strength of tie, strength of relationship, relationship strength, weight, closeness",
    ),
    (
        Field::StartsOn,
        "starts on, since, from date, start date, start, starts, valid from",
    ),
    (
        Field::EndsOn,
        "ends on, until, to date, end date, end, ends, valid to",
    ),
];

const ASSESSMENTS: Headings = &[(
    Field::Stakeholder,
    "stakeholder, stakeholder name, name, name of stakeholder, who, person, full name, stakeholder s",
)];

const ENGAGEMENTS: Headings = &[
    (
        Field::Stakeholder,
        "stakeholder, stakeholder name, name of stakeholder, with, with whom, met with, spoken to, spoke to, contacted, \
         stakeholder s, stakeholders, name, contact, contact name, person, who, engaged with, full name",
    ),
    (Field::Project, "project, project name, initiative"),
    (
        Field::Date,
        "date, meeting date, date of meeting, date of contact, contact date, conversation date, engagement date, \
         date of engagement, date held, held on, on, when, contacted on, day",
    ),
    (
        Field::Channel,
        "channel, method, contact method, method of contact, medium, mode, means, type of contact, contact type, \
         type of engagement, engagement type, engagement method, how, format, type, activity, event",
    ),
    (Field::Place, "place, location, where, venue"),
    (
        Field::Purpose,
        "purpose, subject, topic, topics, reason, objective, agenda, aim, about, regarding, purpose of meeting, \
         reason for contact",
    ),
    (
        Field::Attendees,
        "attendees, present, participants, others present, also present, attended by, who else, attendance",
    ),
    (
        Field::Shared,
        "what was shared, shared, information shared, messages, key messages, key message, message, summary, \
         discussion, discussed, what was said, content, details, notes, note, comments, minutes, description",
    ),
    (
        Field::Issues,
        "issues raised, issues, issue, concerns, concerns raised, concern, questions, questions raised, points raised",
    ),
    (
        Field::Response,
        "response, our response, reply, answer, answers, response given, feedback given, action taken, outcome, outcomes, \
         result",
    ),
    (
        Field::Sentiment,
        "sentiment, mood, tone, attitude, feeling, reaction",
    ),
    (
        Field::Basis,
        "basis, basis of sentiment, sentiment basis, based on",
    ),
    (
        Field::FollowUpOwner,
        "follow up by, follow up owner, owner of follow up, action owner, next step owner, follow up who, owner, \
         responsible, assigned to",
    ),
    (
        Field::FollowUpOn,
        "follow up due, follow up date, follow up on, follow up due date, date of follow up, next contact, \
         next contact date, next contact due, next action date, due on, due date, due",
    ),
    (
        Field::Author,
        "by whom, held by, contacted by, recorded by, logged by, author, entered by, our contact, our lead, \
         engagement lead, lead, by, team member",
    ),
];

const COMMITMENTS: Headings = &[
    (
        Field::Stakeholder,
        "stakeholder, stakeholder name, name of stakeholder, with, with whom, promised to, promised by, made to, \
         stakeholder s, name, person, who, full name",
    ),
    (Field::Project, "project, project name, initiative"),
    (
        Field::Direction,
        "ours or theirs, direction, whose, whose commitment, made by, ours theirs, type",
    ),
    (
        Field::What,
        "what, commitment, commitments, promise, what was promised, what was agreed, agreed action, undertaking, action, \
         actions, task, description, details",
    ),
    (
        Field::Owner,
        "owner, commitment owner, action owner, responsible, responsible person, assigned to, who answers, lead, our lead",
    ),
    (
        Field::Date,
        "date, agreed on, date agreed, made on, date made, agreed, date of commitment, raised on, date raised, promised on, \
         date promised",
    ),
    (
        Field::DueOn,
        "due on, due, due date, date due, by when, deadline, target date, when, due by, promised for",
    ),
    (Field::Status, "status, state, progress, how it stands, kept"),
    (
        Field::DoneOn,
        "done on, completed on, completed, date completed, completion date, closed on, closed, date closed, date done, \
         done, kept on, fulfilled on",
    ),
    (
        Field::Author,
        "by whom, recorded by, logged by, author, entered by",
    ),
];

const READINESS: Headings = &[
    (
        Field::Group,
        "group, group name, stakeholder group, groups, audience, team, unit, department, name, stakeholder",
    ),
    (Field::Project, "project, project name, initiative, change"),
    (
        Field::UnderstandingWhy,
        "understanding why, understanding, understands why, understand why, awareness, knows why",
    ),
    (Field::Willingness, "willingness, willing, desire, motivation"),
    (Field::KnowHow, "know how, knowhow, knowledge, knows how"),
    (
        Field::PractisedAbility,
        "practised ability, practiced ability, ability, practice, skill, skills, able",
    ),
    (
        Field::Sustainment,
        "sustainment, sustaining, sustained, reinforcement, sustainability",
    ),
    (Field::Commitment, "commitment, change commitment, committed"),
    (Field::Efficacy, "efficacy, change efficacy, confidence"),
    (
        Field::Date,
        "date, judged on, assessed on, assessment date, date judged, date assessed, survey date, when, on",
    ),
    (
        Field::Author,
        "by whom, judged by, assessed by, author, assessor, rated by",
    ),
    (
        Field::Reason,
        "reason or note, reason, rationale, why, note, notes, comment, comments, evidence",
    ),
];

const PLAN_LINES: Headings = &[
    (Field::Project, "project, project name, initiative"),
    (
        Field::Service,
        "service, service name, support, support service, service family, family, type of support, support type",
    ),
    (
        Field::What,
        "what, deliverable, what is delivered, activity, action, task, description, support activity, plan line, details",
    ),
    (
        Field::Value,
        "value expected, expected value, value, benefit, expected benefit, benefits, why",
    ),
    (
        Field::Stakeholder,
        "stakeholder, for whom, recipient, beneficiary, who for, for, audience, stakeholder name",
    ),
    (
        Field::Owner,
        "owner, responsible, lead, assigned to, delivered by, coach, provider",
    ),
    (
        Field::DueOn,
        "due on, due, due date, date due, by when, deadline, target date, when",
    ),
    (Field::Status, "status, state, progress, how it stands"),
    (
        Field::Outcome,
        "outcome, what came of it, result, results, outcomes",
    ),
    (
        Field::Satisfaction,
        "satisfaction, satisfaction score, satisfaction rating, rating, satisfied",
    ),
    (
        Field::DoneOn,
        "done on, completed on, completed, date completed, completion date, closed on, date done, delivered on",
    ),
];

/// Common headings in French, German, Spanish and Welsh. Where a heading is English as well, that stands in the other
/// tables.
const OTHER_LANGUAGES: Headings = &[
    (
        Field::Name,
        "nom, nom complet, nom et prénom, partie prenante, vollständiger name, ansprechpartner, ansprechpartnerin, \
         nombre completo, nombre y apellidos, interesado, parte interesada, enw, enw llawn, rhanddeiliad",
    ),
    (
        Field::Stakeholder,
        "nom, nom complet, partie prenante, vollständiger name, interesado, parte interesada, enw, rhanddeiliad",
    ),
    (Field::FirstName, "prénom, prenom, vorname, nombre, enw cyntaf"),
    (
        Field::LastName,
        "nom de famille, nachname, familienname, zuname, apellido, apellidos, cyfenw",
    ),
    (
        Field::Role,
        "fonction, poste, intitulé de poste, rôle, funktion, rolle, stellenbezeichnung, cargo, puesto, rol, swydd, rôl, \
         teitl swydd",
    ),
    (
        Field::Organisation,
        "organisme, société, entreprise, structure, firma, unternehmen, organización, organizacion, empresa, entidad, \
         sefydliad",
    ),
    (
        Field::Directorate,
        "direction, direktion, dirección, cyfarwyddiaeth",
    ),
    (
        Field::Department,
        "service, département, abteilung, bereich, departamento, adran",
    ),
    (Field::Team, "équipe, équipo, equipo, tîm"),
    (
        Field::Email,
        "courriel, adresse électronique, adresse email, adresse mail, mél, email adresse, emailadresse, correo, \
         correo electrónico, e bost, ebost, cyfeiriad e bost",
    ),
    (
        Field::Phone,
        "téléphone, tél, portable, telefon, telefonnummer, handy, teléfono, móvil, ffôn, rhif ffôn",
    ),
    (
        Field::Notes,
        "remarques, commentaires, commentaire, observations, bemerkungen, bemerkung, notizen, anmerkungen, kommentar, \
         notas, observaciones, comentarios, nodiadau, sylwadau",
    ),
    (Field::Project, "projet, projekt, proyecto, prosiect"),
    (
        Field::Power,
        "pouvoir, niveau de pouvoir, macht, einfluss, poder, influencia, pŵer, grym, dylanwad",
    ),
    (
        Field::Interest,
        "intérêt, niveau d intérêt, interesse, interés, diddordeb",
    ),
    (
        Field::Attitude,
        "positionnement, einstellung, haltung, actitud, agwedd",
    ),
];
