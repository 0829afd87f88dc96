"""Who the seller is: machine readable zones, documents, addresses, and the guard against citizen service numbers."""
