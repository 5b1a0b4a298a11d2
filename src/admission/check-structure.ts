import type { JsonObject } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';
import { checkValue } from './check-value.ts';
import type { Checking } from './checking.ts';
import { checkObjectMeta } from './object-meta.ts';
import { Report } from './report.ts';
import { knownElsewhere, servedShape } from './served.ts';
import { checkServicePorts } from './service-ports.ts';
import type { Structure } from './structure.ts';
import type { Verdict } from './verdict.ts';

/**
 * What the API server would say of an object’s structure, with strict field validation: unknown fields are refused as well.
 * Pure and total; the work is in proportion to the object. Rules across fields (CEL) are not its business.
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation
 */
export function checkStructure(structure: Structure, object: K8sObject): Verdict {
  const report = new Report();
  const { file, exact, of } = structure;
  if (!exact) report.undecide(`The fields are those of ${of}, the nearest that is at hand.`);
  checkObjectMeta(file, object, report);
  checkServicePorts(object, report);
  const root = servedShape(structure, object, report);
  const checking: Checking = {
    shapes: file.shapes,
    report,
    partial: false,
    elsewhere: (path) => knownElsewhere(structure, object, path),
    checkValue,
  };
  if (root !== undefined) checkValue(checking, root, ownFields(object));
  return report.verdict();
}

/** Without what every object has and is checked for itself, and without the status, which controllers write. */
function ownFields({
  apiVersion: _version,
  kind: _kind,
  metadata: _metadata,
  status: _status,
  ...own
}: K8sObject): JsonObject {
  return own;
}
