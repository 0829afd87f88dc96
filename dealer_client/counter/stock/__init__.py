"""What is in the shop and the storeroom, what becomes free when, and counting it."""
