import { useEffect, useState, type ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';

const SECOND = 1000;
const UNITS = [
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `12 seconds ago`, in the language of the page. */
export const ageText = (language: string, at: number, now: number): string => {
  const seconds = Math.max(0, Math.round((now - at) / SECOND));
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language, { style: 'short', numeric: 'auto' }).format(-Math.floor(seconds / size), unit);
};

/** How long ago something was; the moment itself is in the tooltip. */
export const Age = ({ at }: { readonly at: number }): ReactNode => {
  const { language } = useMessages();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10 * SECOND);
    return () => clearInterval(timer);
  }, []);
  const moment = new Date(at);
  return (
    <time dateTime={moment.toISOString()} title={moment.toLocaleString(language)}>
      {ageText(language, at, Math.max(now, at))}
    </time>
  );
};
