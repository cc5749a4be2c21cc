// The fleet map: its rows in the order that the reader chooses, which the build has worked out. Escape
// closes what a row says when it is pointed at.
all(".fleet-map").forEach((map) => {
  on(one("[data-fleet-order]", map), "change", (event) => {
    const order = Number(event.target.value), rank = (row) => Number(row.dataset.ranks.split(" ")[order]);
    all("tbody", map).forEach((body) => {
      body.append(...all("[data-ranks]", body).sort((a, b) => rank(a) - rank(b)));
    });
  });
  on(document, "keydown", (event) => { if (event.key === "Escape") map.classList.add("quiet"); });
  for (const type of ["pointerover", "focusin"]) on(map, type, () => map.classList.remove("quiet"));
});
