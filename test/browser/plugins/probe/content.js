// A page of the probe: says how large it is, and notes what happens to it.
const note = (event, ...args) =>
  window.top.log.push({ event: `content${window.location.search}:${event}`, args, hash: window.top.location.hash });
const say = () => {
  document.querySelector('output').textContent = `${innerWidth} x ${innerHeight} ${window.location.search}`;
};
say();
window.addEventListener('load', () => note('load', innerWidth, innerHeight, document.referrer, window.location.hash));
window.addEventListener('resize', () => {
  say();
  note('resize', innerWidth, innerHeight);
});
window.addEventListener('hashchange', () => note('hashchange', window.location.hash));
window.addEventListener('pagehide', ({ persisted }) => note('pagehide', persisted));
document.addEventListener('visibilitychange', () => note('visibility', document.visibilityState));
window.addEventListener('unload', () => note('unload'));
for (const type of ['focus', 'keydown'])
  document.querySelector('input').addEventListener(type, ({ key }) => note(type, ...(key === undefined ? [] : [key])));
window.addEventListener('message', ({ data }) => note('message', data));
