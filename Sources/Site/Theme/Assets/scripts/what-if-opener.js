// What-if loads with the first touch, or for an address with changes.
{
  const bar = one(".what-if"), opener = bar && one("button", bar);
  let loading;
  const open = () => loading = loading || load("assets/what-if.js");
  if (opener) {
    on(opener, "click", open);
    if (location.hash.startsWith("#what-if?")) open();
  }
}
