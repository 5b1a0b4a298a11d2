import type { Finding, Fix, ObjectEdit } from '../gateway-api/finding.ts';
import { identityOf } from '../gateway-api/found.ts';
import { isApplied, type Written } from '../gateway-api/written.ts';
import { describeRef, type K8sObject, type ObjectRef, refOf, slotOf } from '../manifest/object.ts';
import type { Path } from '../manifest/read-text.ts';
import { alignedPath } from './align.ts';
import { isOwnKind } from './hand-names.ts';
import { namesIn } from './names-in.ts';
import { type Placed, pairUp } from './placed.ts';

/**
 * References that lead nowhere since an object has another name in one place than in another: MAN-04. Where a field of the
 * form has the name, the reference that says otherwise is MAN-02, and only an object that nothing leads to any more is
 * told here.
 */
export function astrayNames(written: readonly Written[], placed: readonly Placed[]): readonly Finding[] {
  const pairs = pairUp(written, placed);
  const all = placed.flatMap(({ object }) => namesIn(object).map(({ path, to }): Name => ({ in: object, path, to })));
  const standing = new Set(placed.map(({ object }) => slotOf(identityOf(object))));
  const astray = all.filter(({ to }) => !standing.has(slotOf(to)));
  if (astray.length === 0) return [];
  return written.flatMap((entry) => {
    const there = pairs.get(entry.slot)?.object;
    if (there === undefined || !isApplied(entry)) return [];
    const expected = expectedPlaces(identityOf(entry.object), written, pairs);
    const meant = astray.filter(
      (name) => isAlike(name.to, identityOf(there)) && (name.to.name === entry.object.metadata.name || expected(name)),
    );
    const right = all.filter(({ to }) => slotOf(to) === slotOf(identityOf(there)));
    if (right.length > 0 && !isOwnKind(entry.object)) return [];
    return meant.map((name) => finding(name, { there, written: entry.object, meant, right }));
  });
}

interface Name {
  readonly in: K8sObject;
  readonly path: Path;
  readonly to: ObjectRef;
}

/** An object, and the references that are meant for it. */
interface Named {
  /** As it stands in the text. */
  readonly there: K8sObject;
  readonly written: K8sObject;
  readonly meant: readonly Name[];
  /** Those that lead to it. */
  readonly right: readonly Name[];
}

function isAlike(a: ObjectRef, b: ObjectRef): boolean {
  return a.group === b.group && a.kind === b.kind && a.namespace === b.namespace;
}

/** Whether the product has written a reference to an object in that place. */
function expectedPlaces(
  to: ObjectRef,
  written: readonly Written[],
  pairs: ReadonlyMap<string, Placed>,
): (name: Name) => boolean {
  const places = written.flatMap((entry) => {
    const there = pairs.get(entry.slot)?.object;
    if (there === undefined) return [];
    return namesIn(entry.object)
      .filter((one) => slotOf(one.to) === slotOf(to))
      .map(({ path }) => ({ in: there, path: alignedPath(entry.object, there, path)?.join('/') }));
  });
  return (name) => places.some((place) => place.in === name.in && place.path === name.path.join('/'));
}

function finding(name: Name, named: Named): Finding {
  const object = refOf(name.in);
  const { kind, metadata } = named.there;
  return {
    id: 'MAN-04',
    severity: 'warning',
    message: `${describeRef(object)} refers to ${describeRef(name.to)}, which is not in the YAML: the ${kind} there is called “${metadata.name}”.`,
    reason:
      'A reference is by name. Unless the cluster has another object of that name, this one leads nowhere: a route answers with a 5xx, and a policy is attached to nothing.',
    at: { object, path: name.path },
    evidence: [],
    fixes: fixesOf(name, named),
  };
}

/** The name that somebody has given last is the one that is meant: the object's own, where the product calls it otherwise. */
function fixesOf(name: Name, { there, written, meant, right }: Named): readonly Fix[] {
  const [own, said] = [there.metadata.name, name.to.name];
  const rename = (names: readonly Name[], to: string) =>
    names.map((one): ObjectEdit => ({ object: refOf(one.in), path: [...one.path, 'name'], value: to }));
  const itself: ObjectEdit = { object: refOf(there), path: ['metadata', 'name'], value: said };
  // The object last: until then it is found by the name that it has.
  const byReference = [...rename([...meant, ...right], said), itself];
  return own === written.metadata.name
    ? [fix(`Rename everywhere to “${said}”`, byReference), fix(`Say “${own}” here too`, rename([name], own))]
    : [fix(`Rename everywhere to “${own}”`, rename(meant, own)), fix(`Call the ${there.kind} “${said}”`, byReference)];
}

function fix(label: string, edits: readonly ObjectEdit[]): Fix {
  return { label, edits: [], manifests: { kind: 'edit', edits } };
}
