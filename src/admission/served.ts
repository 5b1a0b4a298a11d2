import { type K8sObject, versionOf } from '../manifest/object.ts';
import { fieldShape } from './checking.ts';
import { CHECKS } from './checks.ts';
import type { Report } from './report.ts';
import type { Shape, ShapeId, StructureFile, Versions } from './shape.ts';
import type { Structure } from './structure.ts';
import { SETS } from './structures/known.ts';
import type { Path } from './verdict.ts';
import { listed } from './words.ts';

/** The shape of the object’s API version; says where the release has no such kind or does not serve the version. */
export function servedShape({ file, set, of }: Structure, object: K8sObject, report: Report): ShapeId | undefined {
  const versions = file.sets[set];
  const version = versionOf(object.apiVersion);
  const shape = versions !== undefined && Object.hasOwn(versions, version) ? versions[version] : undefined;
  if (shape !== undefined && shape !== null) return shape;
  if (versions === undefined) report.within('kind', () => tellRelease(file, set, of, report));
  else report.within('apiVersion', () => tellVersion(file, versions, version, of, report));
  report.undecide('The fields are not checked, since the API server has no such kind in this API version.');
  return undefined;
}

function tellRelease({ kind, sets }: StructureFile, set: string, of: string, report: Report): void {
  const { release, channel } = SETS[set] ?? {};
  const having = Object.keys(sets).map((id) => SETS[id]);
  const here = having.find((facts) => facts?.release === release && facts?.channel !== channel);
  const later = having.find((facts) => facts?.channel === channel);
  const ways = [here?.says, later === undefined ? undefined : later.says].filter((says) => says !== undefined);
  const hint = ways.length === 0 ? '' : `; ${listed(ways, 'and')} ${ways.length === 1 ? 'has' : 'have'} it`;
  report.violate(CHECKS.release, `${of} has no ${kind}${hint}.`);
}

function tellVersion(file: StructureFile, versions: Versions, version: string, of: string, report: Report): void {
  const prefix = file.group === '' ? '' : `${file.group}/`;
  const served = Object.keys(versions).filter((name) => versions[name] !== null);
  const names = listed(
    served.map((name) => prefix + name),
    'or',
  );
  const known = Object.hasOwn(versions, version);
  const why = known ? `no longer serves ${file.kind} as ${version}` : `has no API version ${version} of ${file.kind}`;
  report.violate(CHECKS.version, `${of} ${why}: write ${names === '' ? 'another kind' : names}.`);
}

/** Which other releases and channels have the field at `path`, as half a sentence; `undefined` where none does. */
export function knownElsewhere({ file, set }: Structure, object: K8sObject, path: Path): string | undefined {
  const version = versionOf(object.apiVersion);
  const here = SETS[set];
  const having = Object.keys(file.sets).filter((id) => id !== set && hasField(file, file.sets[id]?.[version], path));
  const says = [
    having.find((id) => SETS[id]?.release === here?.release),
    having.find((id) => SETS[id]?.channel === here?.channel && SETS[id]?.release !== here?.release),
  ].map((id) => (id === undefined ? undefined : SETS[id]?.says));
  const known = says.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : `${listed(known, 'and')} ${known.length === 1 ? 'has' : 'have'} it`;
}

function hasField({ shapes }: StructureFile, root: ShapeId | null | undefined, path: Path): boolean {
  let here: ShapeId | 'any' | 'unchecked' | null | undefined = root;
  for (const step of path) {
    const shape: Shape | undefined = typeof here === 'number' ? shapes[here] : undefined;
    here = shape === undefined ? undefined : typeof step === 'number' ? shape.items : fieldShape(shape, step);
  }
  return typeof here === 'number';
}
