import { useId, type ReactNode } from 'react';

interface CardProps {
  readonly title: string;
  /** Beside the title, smaller. */
  readonly about?: ReactNode;
  /** At the right end of the head. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A part of a page with a head of its own. */
export const Card = ({ title, about, actions, children, className = '' }: CardProps): ReactNode => {
  const id = useId();
  return (
    <section className={`dpdk-card ${className}`} aria-labelledby={id}>
      <header className="dpdk-card__head">
        <h2 id={id} className="dpdk-card__title">
          {title}
        </h2>
        {about && <span className="dpdk-card__about">{about}</span>}
        {actions && <div className="dpdk-card__actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
};
