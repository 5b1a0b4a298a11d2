import type { FieldPath } from '../../configuration/configuration.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { ChoiceField } from './choice-field.tsx';
import { CA_KINDS } from './choice-words.ts';
import { PemField } from './pem-field.tsx';
import { TextField } from './text-field.tsx';

interface CaSourceFieldsProps {
  readonly at: FieldPath;
  /** The backend's place. */
  readonly index: number;
}

/** Where the CA comes from. */
export function CaSourceFields({ at, index }: CaSourceFieldsProps) {
  const kind = useWorkspace(({ configuration }) => {
    const validation = configuration.backends[index]?.validation;
    return validation?.mode === 'custom' ? validation.ca.kind : undefined;
  });
  return (
    <>
      <ChoiceField at={`${at}.kind`} legend="Where the CA comes from" choices={CA_KINDS} />
      {kind === 'PEM' && <PemField at={`${at}.pem`} />}
      {kind !== undefined && kind !== 'ClusterCA' && (
        <TextField
          key={kind}
          at={`${at}.name`}
          label={kind === 'PEM' ? 'Name of the ConfigMap' : `Name of the ${kind}`}
          wide
        />
      )}
    </>
  );
}
