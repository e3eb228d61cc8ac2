//! The headings that are known, by what they mean.

use crate::mapping::Field;

/// Headings by meaning, separated by commas, as keys (lower case, no punctuation, "email" in one word). Within a field
/// the earlier heading is the better one: where two columns claim a field, it wins.
pub(crate) const HEADINGS: &[(Field, &str)] = &[
    (
        Field::Name,
        "name, full name, fullname, stakeholder name, stakeholder, person name, person, contact name, \
         employee name, staff name, display name, name of post holder, post holder, postholder, contact, \
         employee, group name, title and name, who",
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
        "kind, stakeholder kind, stakeholder type, type of stakeholder, type",
    ),
    (
        Field::Role,
        "role, job title, position, position title, post title, title of post, job role, role title, job, \
         jobtitle, designation, occupation, post, generic job title, title, function",
    ),
    (
        Field::Grade,
        "grade, band, pay band, grade or equivalent, job grade, level, pay grade",
    ),
    (
        Field::Email,
        "email, email address, contact email, work email, business email, primary email, emails, mail, \
         emailaddress, contact email address",
    ),
    (
        Field::Phone,
        "phone, contact phone, telephone, phone number, telephone number, tel, work phone, mobile, mobile \
         phone, mobile number, contact number, business phone, tel no",
    ),
    (
        Field::Organisation,
        "organisation, organization, company, employer, organisation name, company name, organization \
         name, org, agency, firm",
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
        "section, branch, subunit, sub unit, sub department",
    ),
    (Field::Team, "team, team name, squad"),
    (
        Field::Headcount,
        "headcount, head count, number of posts in fte, fte, ftes, number of posts, number of staff, full \
         time equivalent, full time equivalents, number of people, people, posts, staff count, size, team \
         size, group size, no of posts, no of staff, staff numbers",
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
        Field::Project,
        "project, project name, programme project, initiative",
    ),
    (
        Field::Power,
        "power, influence, power score, power rating, level of power, level of influence",
    ),
    (
        Field::Interest,
        "interest, interest score, interest rating, level of interest",
    ),
    (
        Field::CurrentEngagement,
        "current engagement, engagement, engagement now, current engagement level, engagement level, \
         current level of engagement, current",
    ),
    (
        Field::DesiredEngagement,
        "desired engagement, target engagement, desired engagement level, engagement wanted, wanted \
         engagement, desired level of engagement, desired",
    ),
    (Field::Attitude, "attitude, attitude score, attitude rating"),
];

/// Headings of organograms that are known and left alone: pay, the department above the organisation, what a team does
/// and the profession.
pub(crate) const LEFT_OUT: &str = "parent department, job team function, salary cost of reports, \
    actual pay floor, actual pay ceiling, payscale minimum, payscale maximum, \
    professional occupational group, valid";
