import { useEffect, useRef, type ReactNode } from 'react';

interface StepHeadProps {
  readonly title: ReactNode;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
}

/** Head of a step. It takes the focus when the step is shown, so that reading goes on there. */
export const StepHead = ({ title, about, actions }: StepHeadProps): ReactNode => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <header className="dpdk-step-head">
      <div className="dpdk-step-head__words">
        <h1 ref={heading} tabIndex={-1} className="dpdk-step-head__title">
          {title}
        </h1>
        {about && <p className="dpdk-step-head__about">{about}</p>}
      </div>
      {actions}
    </header>
  );
};
