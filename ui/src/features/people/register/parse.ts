import { fold, KINDS, type Kind, type UnitNode } from '../model';

/** What a line of quick add says. */
export interface Understood {
  name: string;
  role: string;
  email: string;
  kind: Kind;
  headcount: number | null;
  unit: UnitNode | null;
  /** What was meant as a unit and is none. */
  unknownUnit: string | null;
  /** What was meant as a kind and is none. */
  unknownTag: string | null;
}

const address = /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/;

/**
 * Reads “Ann Smith, Finance Director, Finance”: a name, a role, a unit, parted by tabs or commas. A part that is the
 * name of a unit is taken for it wherever it stands; `@group 40` says what kind it is and how many.
 */
export function parseLine(line: string, units: readonly UnitNode[]): Understood {
  const found: Understood = {
    name: '',
    role: '',
    email: '',
    kind: 'person',
    headcount: null,
    unit: null,
    unknownUnit: null,
    unknownTag: null,
  };
  const text = line.replace(
    /(^|[\s,])@([\p{L}]+)(?:\s+(\d+(?:\.\d+)?)(?=[\s,]|$))?/gu,
    (_, before, tag, count) => {
      const sought = fold(tag);
      const kind = KINDS.find((each) => each.startsWith(sought) || `${each}s` === sought);
      if (kind) {
        found.kind = kind;
        found.headcount =
          count !== undefined && (kind === 'group' || kind === 'organisation') ? Number(count) : null;
      } else {
        found.unknownTag = tag;
      }
      return before;
    },
  );
  const parts = text.split(text.includes('\t') ? '\t' : ',').map((part) => part.trim());
  found.name = parts[0] ?? '';
  const rest: string[] = [];
  for (const part of parts.slice(1)) {
    if (found.email === '' && address.test(part)) {
      found.email = part;
    } else {
      rest.push(part);
    }
  }
  while (rest.at(-1) === '') {
    rest.pop();
  }
  // The last part that names a unit is the unit; a single part that names none is the role.
  for (let at = rest.length - 1; at >= 0 && found.unit === null; at -= 1) {
    const unit = called(rest[at] ?? '', units);
    if (unit) {
      found.unit = unit;
      rest.splice(at, 1);
    }
  }
  if (found.unit === null && rest.length > 1) {
    const last = rest.pop() ?? '';
    found.unit = begins(last, units);
    found.unknownUnit = found.unit === null && last !== '' ? last : null;
  }
  found.role = rest.filter(Boolean).join(', ');
  return found;
}

function called(name: string, units: readonly UnitNode[]): UnitNode | null {
  const key = fold(name);
  return key === '' ? null : (units.find((unit) => fold(unit.name) === key) ?? null);
}

/** The one unit whose name begins so. */
function begins(name: string, units: readonly UnitNode[]): UnitNode | null {
  const key = fold(name);
  const found = key === '' ? [] : units.filter((unit) => fold(unit.name).startsWith(key));
  return found.length === 1 ? (found[0] ?? null) : null;
}
