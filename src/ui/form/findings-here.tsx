import { memo } from 'react';
import type { FieldPath } from '../../configuration/configuration.ts';
import { useLateIfHere } from '../shell/late.ts';
import { findingsId } from './telling-field.ts';

/** The place for what the checks say of a field. Empty until they are here, and as long as they have nothing to say. */
export const FindingsHere = memo(function FindingsHere({ at }: { readonly at: FieldPath }) {
  const late = useLateIfHere();
  return late === null ? <div id={findingsId(at)} hidden /> : <late.parts.FieldFindings at={at} />;
});

interface CountHereProps {
  /** Parts of the Configuration whose fields are out of sight here. */
  readonly parts: readonly FieldPath[];
}

/** How many findings are told where nobody sees them at present. */
export const CountHere = memo(function CountHere({ parts }: CountHereProps) {
  const late = useLateIfHere();
  return late === null ? null : <late.parts.FieldCount parts={parts} />;
});
