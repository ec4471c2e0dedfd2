// Part of the hidden page while the plugin is developed. That page lives as long as the portal and registers once: what it has become
// shows only when the portal begins anew. The login and the place in the portal stay.
let isStale = false;
window.addEventListener('message', ({ data }) => {
  if (data?.type === 'webpackInvalid') isStale = true;
  // "Still": no module changed, but words may have, which are no modules.
  else if (isStale && ['webpackOk', 'webpackStillOk', 'webpackWarnings'].includes(data?.type)) {
    isStale = false;
    window.top.location.reload();
  }
});
