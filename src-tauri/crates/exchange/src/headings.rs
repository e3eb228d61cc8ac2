//! The headings that are known on sheets of stakeholders, by what they mean.

use crate::mapping::Field;

/// Headings by meaning, separated by commas, as keys (lower case, no punctuation, "email" in one word). Within a field
/// the earlier heading is the better one: where two columns claim a field, it wins.
pub(crate) const PEOPLE: &[(Field, &str)] = &[
    (
        Field::Name,
        "name, full name, fullname, stakeholder name, stakeholder, person name, person, contact name, \
         employee name, staff name, display name, name of post holder, post holder, postholder, contact, \
         employee, group name, title and name, who, name of stakeholder, names, stakeholders, stakeholder s, \
         stakeholder name group, stakeholder individual, individual, individual name, participant, member, \
         member name, key contact, main contact, lead contact, contact person, named contact, staff member, \
         colleague, customer name, client name, key stakeholder, key stakeholders, persons, contacts",
    ),
    (
        Field::FirstName,
        "first name, firstname, given name, given names, forename, forenames, first",
    ),
    (
        Field::LastName,
        "last name, lastname, surname, family name, second name, last",
    ),
    (
        Field::Kind,
        "kind, stakeholder kind, stakeholder type, type of stakeholder, type, entity type",
    ),
    (
        Field::Role,
        "role, job title, position, position title, post title, title of post, job role, role title, job, \
         jobtitle, designation, occupation, post, generic job title, title, function, role in organisation, role in organization, job function, stakeholder role, roles",
    ),
    (
        Field::Grade,
        "grade, band, pay band, grade or equivalent, job grade, level, pay grade",
    ),
    (
        Field::Email,
        "email, email address, contact email, work email, business email, primary email, emails, mail, \
         emailaddress, contact email address, email id, email 1, smtp address",
    ),
    (
        Field::Phone,
        "phone, contact phone, telephone, phone number, telephone number, tel, work phone, mobile, mobile \
         phone, mobile number, contact number, business phone, tel no, telephone no, phone no, direct line, \
         landline, cell, cell phone, phone 1",
    ),
    (
        Field::Organisation,
        "organisation, organization, company, employer, organisation name, company name, organization \
         name, org, agency, firm, organisation company, company organisation, body, institution, organisations, \
         parent organisation, external organisation",
    ),
    (
        Field::ParentUnit,
        "parent unit, parent department, parent team, parent directorate, part of, parent, business group",
    ),
    (
        Field::Directorate,
        "directorate, division, directorate division, business unit",
    ),
    (Field::Department, "department, dept, department name"),
    (
        Field::Unit,
        "unit, organisational unit, organizational unit, unit name, business area, area, org unit, home \
         unit",
    ),
    (
        Field::Section,
        "section, branch, subunit, sub unit, sub department, subteam, sub team",
    ),
    (Field::Team, "team, team name, squad"),
    (
        Field::Headcount,
        "headcount, head count, number of posts in fte, fte, ftes, number of posts, number of staff, full \
         time equivalent, full time equivalents, number of people, people, posts, staff count, size, team \
         size, group size, no of posts, no of staff, staff numbers, kopfzahl, effectif, plantilla",
    ),
    (
        Field::Reference,
        "post unique reference, employee number, employee id, staff number, staff id, payroll number, \
         personnel number, post reference, post number, position number, position id, reference, \
         stakeholder reference, unique reference, reference number, ref, ref no, stakeholder id, id, \
         identifier, person id, employee no, staff no, unique id, uid, key",
    ),
    (
        Field::ReportsTo,
        "reports to senior post, reporting senior post, reports to post, reports to reference, reports to id, \
         line manager reference, line manager id, line manager number, manager reference, manager id, \
         manager number, manager employee number, line manager email, line manager email address, \
         line managers email, manager email, manager email address, managers email, reports to email, \
         reports to, reporting to, line manager, manager, line manager name, line managers name, \
         manager name, managers name, reports to name, supervisor, boss",
    ),
    (
        Field::Notes,
        "notes, note, comments, comment, remarks, remark, further information, additional information",
    ),
    (
        Field::Groups,
        "groups, group, group s, stakeholder group, stakeholder groups, member of, membership, \
         memberships, group membership, group memberships, member of groups",
    ),
    (
        Field::Tags,
        "tags, tag, labels, label, keywords, keyword, hashtags",
    ),
    (
        Field::Owner,
        "relationship owner, owner, owner of the relationship, relationship manager, relationship lead, \
         relationship holder, relationship held by, account manager, account owner, engagement owner, \
         engagement lead, engagement manager, managed by, owned by, looked after by, responsible, \
         responsible person, person responsible, internal owner, internal contact, our contact",
    ),
    (
        Field::VerifiedOn,
        "last verified, verified on, last verified on, verified, date verified, date last verified, last verified date, \
         verification date, last reviewed, last reviewed on, reviewed on, date reviewed, date last reviewed, \
         last review, last review date, last checked, last checked on, checked on, date checked, \
         date last checked, last confirmed, last confirmed on, confirmed on, date confirmed",
    ),
    (
        Field::Influences,
        "influences, has influence over, has influence on, who they influence, can influence, influences whom, \
         influencer of",
    ),
    (
        Field::InfluencedBy,
        "influenced by, is influenced by, influencers, who influences them, listens to",
    ),
    (Field::ConsultedBy, "consulted by, is consulted by"),
    (
        Field::Consults,
        "consults, consults with, who they consult, asks for advice",
    ),
    (Field::AdvisedBy, "advised by, is advised by, advisers, advisors"),
    (
        Field::Advises,
        "advises, adviser to, advisor to, adviser of, advisor of",
    ),
    (
        Field::WorksWith,
        "works with, works closely with, collaborates with, connected to, connected with, linked to, relationships, \
         allies, close to",
    ),
];

/// Headings of ratings and of what stands beside them, on sheets of stakeholders and of assessments.
pub(crate) const RATINGS: &[(Field, &str)] = &[
    (
        Field::Project,
        "project, project name, programme project, initiative, change, change initiative, workstream",
    ),
    (
        Field::Power,
        "power, influence, power score, power rating, level of power, level of influence, power level, \
         influence level, influence score, influence rating, influence power, power influence, degree of influence, \
         degree of power, power over project, power over the project, influence on project, \
         influence on the project, influence over project, influence over the project, ability to influence, \
         authority, clout, p",
    ),
    (
        Field::Interest,
        "interest, interest score, interest rating, level of interest, interest level, degree of interest, \
         interest in project, interest in the project, interest in the change, impact, impact level, \
         level of impact, impact on stakeholder, impact on stakeholders, impact on them, impact of change, \
         impact of project, impact rating, impact score, degree of impact, how impacted, i",
    ),
    (
        Field::CurrentEngagement,
        "current engagement, engagement, engagement now, current engagement level, engagement level, \
         current level of engagement, current, engagement current, level of engagement, actual engagement, \
         as is engagement, engagement as is, engagement status, current engagement status, current state, \
         current level of support, current support, current commitment, current level of commitment, c",
    ),
    (
        Field::DesiredEngagement,
        "desired engagement, target engagement, desired engagement level, engagement wanted, wanted \
         engagement, desired level of engagement, desired, engagement desired, engagement target, \
         target engagement level, required engagement, engagement required, needed engagement, to be engagement, \
         engagement to be, desired state, target state, desired level of support, desired support, target support, \
         required support, required commitment, needed commitment, target, d",
    ),
    (
        Field::Attitude,
        "attitude, attitude score, attitude rating, attitude to project, attitude to the project, \
         attitude towards project, attitude towards the project, attitude to change, attitude to the change, stance, \
         level of support, support level, support, supportiveness, support rating, support score, disposition, \
         for or against, supporter or opponent, supporter opponent, ally or opponent",
    ),
    (Field::Legitimacy, "legitimacy, legitimate, legitimate claim, l"),
    (Field::Urgency, "urgency, urgent, urgent claim, u"),
    (
        Field::Basis,
        "basis, basis of assessment, basis for assessment, based on, evidence basis, attitude basis, \
         basis of attitude",
    ),
    (
        Field::Date,
        "date, assessed on, assessment date, date assessed, date of assessment, rated on, date rated, last assessed, \
         last assessed on, as of, as at, assessed",
    ),
    (
        Field::Author,
        "by whom, assessed by, assessor, rated by, assessed by whom, judged by, author, rater",
    ),
    (
        Field::Reason,
        "reason or note, reason, rationale, justification, assessment note, assessment notes, assessment rationale, \
         reason for assessment, reason for rating, reasoning",
    ),
];

/// Headings of organograms that are known and left alone: pay, the department above the organisation, what a team does
/// and the profession.
pub(crate) const LEFT_OUT: &str = "parent department, job team function, salary cost of reports, \
    actual pay floor, actual pay ceiling, payscale minimum, payscale maximum, \
    professional occupational group, valid";
