import { isJsonObject, type Json, type JsonObject, pick } from '../../manifest/json.ts';
import { groupOf, type K8sObject, versionOf } from '../../manifest/object.ts';
import { checkValue } from '../check-value.ts';
import type { Checking } from '../checking.ts';
import { CHECKS } from '../checks.ts';
import { checkObjectMeta } from '../object-meta.ts';
import { Report } from '../report.ts';
import type { Verdict, Violation } from '../verdict.ts';
import { listed } from '../words.ts';
import { asStored } from './as-stored.ts';
import { type CelValue, toCel } from './cel/value.ts';
import { checkInstalledRules } from './check-installed-rules.ts';
import type { InstalledCrd, InstalledVersion } from './installed-crd.ts';

type Served = Extract<InstalledVersion, { served: true }>;

/**
 * What the API server of a cluster with this CRD would say of an object of its group and kind: structure with strict field
 * validation, defaults, and the CRD’s own rules in CEL. Pure and total.
 */
export function checkWithCrd(crd: InstalledCrd, object: K8sObject): Verdict {
  const report = new Report();
  checkObjectMeta(crd, object, report);
  const version = servedVersion(crd, object, report);
  if (version === undefined) return report.verdict();
  checkAll(crd, version, object, report);
  const { violations, undecided } = report.verdict();
  return withoutRepeats({
    violations: [...violations, ...unknownInStatus(crd.shapes, version, object)],
    undecided,
  });
}

function servedVersion(crd: InstalledCrd, object: K8sObject, report: Report): Served | undefined {
  const name = versionOf(object.apiVersion);
  const version = crd.versions.find((one) => one.name === name);
  if (version?.served === true) return version;
  const served = crd.versions.filter((one) => one.served).map((one) => `${crd.group}/${one.name}`);
  const wish = served.length === 0 ? 'it serves no version of it' : `write ${listed(served, 'or')}`;
  report.within('apiVersion', () =>
    report.violate(CHECKS.version, `The cluster serves no ${groupOf(object.apiVersion)}/${name} ${crd.kind}: ${wish}.`),
  );
  report.undecide('The fields are not checked, since the cluster has no such kind in this API version.');
  return undefined;
}

function checkAll({ shapes }: InstalledCrd, version: Served, object: K8sObject, report: Report): void {
  const { root, metadata, dropsStatus } = version;
  const checking: Checking = { shapes, report, partial: false, elsewhere: () => undefined, checkValue };
  const own = asStored(shapes, root, ownFields(object, dropsStatus));
  checkValue(checking, root, own);
  const given: Json | undefined = object.metadata;
  if (metadata !== undefined && isJsonObject(given))
    report.within('metadata', () => checkValue({ ...checking, partial: true }, metadata, given));
  if (isBlocked(report)) {
    report.undecide('The CRD’s rules across fields are checked when what is missing, mistyped or too long is mended.');
    return;
  }
  checkInstalledRules(shapes, root, own, report, () => wholeObject(toCel(shapes, root, own), object));
}

/** The status is dropped after unknown fields were looked for: these are refused, and nothing else in it is. */
function unknownInStatus(
  shapes: InstalledCrd['shapes'],
  { status: id }: Served,
  object: K8sObject,
): readonly Violation[] {
  const status = pick(object, 'status') ?? null;
  if (id === undefined || status === null) return [];
  const report = new Report();
  const checking: Checking = { shapes, report, partial: false, elsewhere: () => undefined, checkValue };
  report.within('status', () => checkValue(checking, id, status));
  return report.verdict().violations.filter((one) => one.id === CHECKS.unknown);
}

function ownFields(
  { apiVersion: _version, kind: _kind, metadata: _metadata, ...own }: K8sObject,
  dropsStatus: boolean,
) {
  const { status: _status, ...rest }: JsonObject = own;
  return dropsStatus ? rest : own;
}

/** An API server evaluates no rules beside such mistakes, since the rules rely on types and bounds. */
const BLOCKING: ReadonlySet<string> = new Set([
  CHECKS.missing,
  CHECKS.type,
  CHECKS.enum,
  CHECKS.format,
  CHECKS.length,
  CHECKS.count,
]);

function isBlocked(report: Report): boolean {
  return report.verdict().violations.some(({ id, path }) => path[0] !== 'metadata' && BLOCKING.has(id));
}

/** Rules of the whole object see its type and its name as well. */
function wholeObject(own: CelValue, { apiVersion, kind, metadata }: K8sObject): CelValue {
  if (!(own instanceof Map)) return own;
  const names = ['name', 'generateName'].flatMap((field): (readonly [string, string])[] => {
    const name = pick(metadata, field);
    return typeof name === 'string' ? [[field, name]] : [];
  });
  return new Map<string, CelValue>([
    ['apiVersion', apiVersion],
    ['kind', kind],
    ['metadata', new Map<string, CelValue>(names)],
    ...own,
  ]);
}

/** A field and a demand beside it may say the same. */
function withoutRepeats({ violations, undecided }: Verdict): Verdict {
  return { violations: distinct(violations), undecided: distinct(undecided) };
}

function distinct<T>(list: readonly T[]): readonly T[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}
