import { type Json, type JsonObject, pick } from '../manifest/json.ts';
import { checkValue } from './check-value.ts';
import { CHECKS } from './checks.ts';
import type { Report } from './report.ts';
import type { Shape } from './shape.ts';

/**
 * Metadata that the server and controllers fill in, and people paste: the API server reads it all the same, and refuses an
 * object over a wrong type, a finalizer that is no name, or an owner that is not named whole.
 * Tried on k8s.io/apiextensions-apiserver 0.37.2, 2026-11-27.
 */
const ROOT = 0;
const TEXT = 1;
const TEXTS = 2;
const FINALIZER = 3;
const OWNERS = 4;
const OWNER = 5;
const NEEDED = 6;
const FLAG = 7;
const NUMBER = 8;
const TIME = 9;
const MANAGERS = 10;
const MANAGER = 11;

const NAME = '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])';
const SUBDOMAIN = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';

const SHAPES: readonly Shape[] = [
  {
    type: 'object',
    // Names, labels and annotations are checked for themselves.
    others: 'any',
    fields: {
      creationTimestamp: TIME,
      deletionGracePeriodSeconds: NUMBER,
      deletionTimestamp: TIME,
      finalizers: TEXTS,
      generateName: TEXT,
      generation: NUMBER,
      managedFields: MANAGERS,
      ownerReferences: OWNERS,
      resourceVersion: TEXT,
      selfLink: TEXT,
      uid: TEXT,
    },
  },
  { type: 'string' },
  { type: 'array', items: FINALIZER },
  { type: 'string', pattern: `^(${SUBDOMAIN}/)?${NAME}$` },
  { type: 'array', items: OWNER },
  {
    type: 'object',
    required: ['apiVersion', 'kind', 'name', 'uid'],
    fields: { apiVersion: NEEDED, kind: NEEDED, name: NEEDED, uid: NEEDED, controller: FLAG, blockOwnerDeletion: FLAG },
  },
  { type: 'string', least: 1 },
  { type: 'boolean' },
  { type: 'integer' },
  { type: 'string', format: 'date-time' },
  { type: 'array', items: MANAGER },
  { type: 'object', others: 'any' },
];

/** Called where `metadata` is. */
export function checkSystemMetadata(metadata: JsonObject, report: Report): void {
  checkValue({ shapes: SHAPES, report, partial: false, elsewhere: () => undefined, checkValue }, ROOT, metadata);
  report.within('finalizers', () => checkFinalizers(metadata, report));
  report.within('ownerReferences', () => checkOwners(metadata, report));
}

/** They say the opposite of each other. */
function checkFinalizers({ finalizers }: JsonObject, report: Report): void {
  if (Array.isArray(finalizers) && finalizers.includes('foregroundDeletion') && finalizers.includes('orphan'))
    report.violate(
      CHECKS.combination,
      `${report.place} holds foregroundDeletion and orphan, which do not go together.`,
    );
}

/** An object has one controller at most, and no Event owns anything. */
function checkOwners({ ownerReferences }: JsonObject, report: Report): void {
  if (!Array.isArray(ownerReferences)) return;
  const owners: readonly Json[] = ownerReferences;
  const first = owners.findIndex(isController);
  for (const [index, owner] of owners.entries())
    report.within(index, () => {
      if (pick(owner, 'apiVersion') === 'v1' && pick(owner, 'kind') === 'Event')
        report.violate(CHECKS.combination, `${report.place} is an Event, which cannot own an object.`);
      if (index !== first && isController(owner))
        report.violate(
          CHECKS.duplicate,
          `${report.place} is a controller beside metadata.ownerReferences[${first}], and there may be one at most.`,
        );
    });
}

function isController(owner: Json): boolean {
  return pick(owner, 'controller') === true;
}
