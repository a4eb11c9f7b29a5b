"""Records of many readings → people, posts, places, episodes: block, compare, judge, cluster.

Every judgement over a pair has a score and its reasons in words. Clusters are recomputed from the judgements; those
of people always win (docs/decisions/0006).
"""
