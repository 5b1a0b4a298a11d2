import { useMemo } from 'react';
import type { Json } from '../../manifest/json.ts';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { SelectField, type SelectOption } from './select-field.tsx';

const NONE: readonly SelectOption[] = [];

/** The rules of a route that somebody has brought along, as options; none where there is no choice. */
export function useRules(): readonly SelectOption[] {
  const shown = useWorkspace((state) => state.shown);
  return useMemo(() => {
    if (shown === null || shown.byHand === null) return NONE;
    const { hand, lens } = shown.byHand;
    const choices = lens.ruleChoices(hand, shown.configuration, shown.loaded.implementation);
    return choices.length < 2 ? NONE : choices.map(({ rule, label }) => ({ value: String(rule), label }));
  }, [shown]);
}

const asText = (value: Json | undefined) => String(value);

/** Which rule of the route the questions are about: it stands before them, since all that follows is for that rule alone. */
export function RuleField() {
  const dispatch = useDispatch();
  const rules = useRules();
  const backend = useWorkspace((state) => state.view.backend);
  const route = useWorkspace(
    ({
      configuration: {
        route: { kind, namespace, name },
      },
    }) => `${kind} ${namespace}/${name}`,
  );
  if (rules.length === 0) return null;
  return (
    <SelectField
      at={`backends.${backend}.rule`}
      label={`Rule of ${route}`}
      help={`The form speaks of one of its ${rules.length} rules at a time; the others stay as they are. Counted from 0.`}
      options={rules}
      toOption={asText}
      onChoose={(rule) => dispatch({ type: 'choose-rule', backend, rule: Number(rule) })}
      wide
    />
  );
}
