import { FormGroup, FormHelperText, FormSelect, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import { useMessages } from '../../i18n/useMessages';
import type { FieldProblem } from '../frame/wizard';

interface FieldProps {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly problem: FieldProblem | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** Options of a choice; a text field without. */
  readonly children?: ReactNode;
}

/** A labelled field with what helps to fill it, or what is wrong with it. */
export const Field = ({
  label,
  help,
  value,
  change,
  problem,
  isRequired = false,
  isDisabled = false,
  children,
}: FieldProps): ReactNode => {
  const { say } = useMessages();
  const id = useId();
  const common = {
    id,
    value,
    isRequired,
    isDisabled,
    validated: problem ? ('error' as const) : ('default' as const),
    'aria-describedby': `${id}-help`,
  };
  return (
    <FormGroup label={label} fieldId={id} isRequired={isRequired}>
      {children ? (
        <FormSelect {...common} onChange={(_, chosen) => change(chosen)}>
          {children}
        </FormSelect>
      ) : (
        <TextInput {...common} autoComplete="off" onChange={(_, text) => change(text)} />
      )}
      <FormHelperText>
        <HelperText id={`${id}-help`}>
          <HelperTextItem variant={problem ? 'error' : 'default'}>{problem ? say(problem) : help}</HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
};
