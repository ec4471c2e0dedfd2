import type { Row } from '../data';
import { closeOutside } from './dropdown';
import { element, link } from './element';
import { icon } from './icon';

/** The list of names behind the exchange icon of the breadcrumb. */
export function createQuickSwitch(rows: () => readonly Row[], choose: (row: Row) => void) {
  const button = element(
    'button',
    { class: 'btn btn-default quickswitch', attributes: { type: 'button', 'aria-label': 'Switch entity' } },
    icon('exchange'),
  );
  const box = element('span', { class: 'quickswitch-holder' }, button);
  let end: (() => void) | undefined;

  const open = (): void => {
    const input = element('input', {
      class: 'form-control',
      attributes: { placeholder: 'Type to search', 'aria-label': 'Search' },
    });
    const names = element('ul', { class: 'quickswitch-names' });
    const draw = (): void => {
      const wanted = rows().filter(({ name }) => typeof name === 'string' && name.includes(input.value));
      names.replaceChildren(
        ...wanted.map((row) =>
          element(
            'li',
            {},
            link(String(row.name), () => {
              end?.();
              choose(row);
            }),
          ),
        ),
      );
    };
    input.addEventListener('input', draw);
    draw();
    const popover = element('div', { class: 'quickswitch-popover' }, element('div', { class: 'input-group' }, input), names);
    box.append(popover);
    input.focus();
    end = closeOutside(() => {
      popover.remove();
      end = undefined;
    }, box);
  };
  const toggle = (): void => (end ? end() : open());
  button.addEventListener('click', toggle);
  return { element: box, toggle };
}
