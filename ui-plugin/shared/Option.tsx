import { useId, type ReactNode } from 'react';

interface OptionProps {
  /** Of the group that it belongs to. */
  readonly group: string;
  readonly label: ReactNode;
  /** What choosing it means, or why it cannot be chosen. */
  readonly about: ReactNode;
  readonly extra?: ReactNode;
  readonly isChosen: boolean;
  readonly isUnavailable?: boolean;
  readonly choose: () => void;
}

/** One of several, as a row that is clickable as a whole. One that is unavailable can be reached by keyboard: its reason is read out. */
export const Option = ({ group, label, about, extra, isChosen, isUnavailable = false, choose }: OptionProps): ReactNode => {
  const id = useId();
  return (
    <div className="dpdk-option" data-chosen={isChosen} data-unavailable={isUnavailable}>
      <input
        type="radio"
        id={id}
        name={group}
        className="dpdk-option__radio"
        checked={isChosen}
        aria-disabled={isUnavailable}
        aria-describedby={`${id}-about`}
        onChange={() => {
          if (!isUnavailable) choose();
        }}
      />
      <label htmlFor={id} className="dpdk-option__label">
        {label}
      </label>
      <span id={`${id}-about`} className="dpdk-option__about">
        {about}
      </span>
      {extra}
    </div>
  );
};
