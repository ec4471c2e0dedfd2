import type { ReactNode } from 'react';
import type { Change } from '../../../client/index';
import { useMessages } from '../../i18n/useMessages';
import { fieldsOfChange } from './fieldsOfChange';

/** What a change changes, below its title. */
export const ChangeFields = ({ change }: { readonly change: Change }): ReactNode => {
  const { t } = useMessages();
  const fields = fieldsOfChange(change);
  if (fields.length === 0) return null;
  return (
    <ul className="dpdk-changes__fields">
      {fields.map((field) => (
        <li key={`${field.name} ${field.of ?? ''}`}>
          <span className="dpdk-changes__field">{t(`field.${field.name}`, { of: field.of })}</span>{' '}
          {field.before !== undefined && (
            <>
              <del>{field.before}</del> <span aria-hidden>→</span>{' '}
            </>
          )}
          {field.after === undefined ? <em>{t('field.removed')}</em> : <ins>{field.after}</ins>}
        </li>
      ))}
    </ul>
  );
};
