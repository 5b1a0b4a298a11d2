import { memo } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useWorkspace } from '../workspace-context.tsx';
import { FormRoot } from './form-styles.ts';
import { ImplementationSection } from './implementation-section.tsx';
import { MoreSection } from './more-section.tsx';
import { RouteSection } from './route-section.tsx';
import { TargetSection } from './target-section.tsx';
import { ValidationSection } from './validation-section.tsx';

interface FormProps {
  /** Opens what compares, or tells of, implementations. */
  readonly onDialog: (name: 'compare' | 'matrix') => void;
}

/**
 * The questions. Fields that are not on screen are none of React Hook Form's business: their answers, and what was typed
 * in them, are kept by the workspace.
 */
export const Form = memo(function Form({ onDialog }: FormProps) {
  const loading = useWorkspace((state) => state.implementation.status === 'loading');
  const methods = useForm({ mode: 'onChange', shouldUnregister: true });
  return (
    <FormProvider {...methods}>
      <FormRoot aria-label="What you need" aria-busy={loading} noValidate onSubmit={(event) => event.preventDefault()}>
        <TargetSection />
        <ValidationSection />
        <ImplementationSection onDialog={onDialog} />
        <RouteSection />
        <MoreSection />
      </FormRoot>
    </FormProvider>
  );
});
