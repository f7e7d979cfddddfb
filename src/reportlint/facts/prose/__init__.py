"""What sentences claim: levels, changes, rates, shares, and the numbers they tie together."""
