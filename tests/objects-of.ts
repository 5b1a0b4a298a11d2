import type { K8sObject } from '../src/manifest/object.ts';
import { readText } from '../src/manifest/read-text.ts';

/** The objects of a text that must be readable. */
export function objectsOf(yaml: string): readonly K8sObject[] {
  const { documents, problems } = readText(yaml);
  const [problem] = problems;
  if (problem !== undefined) throw new Error(`${problem.message} in\n${yaml}`);
  return documents.flatMap(({ objects }) => objects.map(({ object }) => object));
}
